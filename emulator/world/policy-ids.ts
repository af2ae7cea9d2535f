/** Custom policies are numbered from here; the vendor's are about this large today. Presets lie below. */
export const firstCustomPolicyId = 240_000_000;
