import { CloudError } from "./cloud-error";

/** The refusal of CAM, which names the missing permission. */
export function notAuthorized(code: string, action: string, resource: string): CloudError {
  return new CloudError(
    code,
    `you are not authorized to perform operation (${action})\nresource (${resource}) has no permission`,
  );
}
