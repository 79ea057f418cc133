/** Somebody who signs in to Kafka and MongoDB. */
export interface Account {
  /** Letters, digits and `._-`. */
  name: string;
  /** Letters and digits. */
  password: string;
  /** The one database that they may read and write; none for those who have no business there. */
  database?: string;
}
