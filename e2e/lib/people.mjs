// The people of the story, known by words in the description of their demo account.

export const PEOPLE = {
  /** Uploads the guidance and publishes it. */
  specialist: /chuyên viên.*tỉnh/i,
  /** Carries a duty out in a commune. */
  clerk: /(chuyên viên|cán bộ|văn thư).*xã/i,
  /** Answers for the commune: endorses and submits. */
  head: /(bí thư|chủ tịch|thủ trưởng).*xã/i,
};
