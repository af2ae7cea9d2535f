/** Custom policies are numbered from here, about where the vendor's ids are today. Preset ids are lower. */
export const firstCustomPolicyId = 240_000_000;
