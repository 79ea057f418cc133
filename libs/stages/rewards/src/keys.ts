export const grants = 'reward_grants';
