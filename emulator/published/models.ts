import cam from "./cam.json";
import dts from "./dts.json";
import sts from "./sts.json";
import tag from "./tag.json";

/** Field name → `int`, `[string]`, `Tag`, `[Tag]`; with `!` behind it when the field is required. */
export type PublishedFields = Readonly<Record<string, string>>;

/** What the vendor publishes of the requests of one service. Source: tccli 3.1.189.1, by tools/published-models.mjs. */
export interface PublishedModel {
  readonly service: string;
  readonly version: string;
  readonly actions: Readonly<Record<string, PublishedFields>>;
  /** Objects inside requests, by name. */
  readonly objects: Readonly<Record<string, PublishedFields>>;
}

export const publishedModels: readonly PublishedModel[] = [cam, dts, sts, tag] as unknown as PublishedModel[];
