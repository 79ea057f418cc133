import { z } from 'zod';
import { hideCredentials } from './mask.js';
import { setting } from './setting.js';
import { certificates, orFile, orFileAllowed } from './types.js';

/** What a service on MongoDB reads. */
export const mongodbSettings = {
  mongodbUri: setting(orFile(z.string().regex(/^mongodb(\+srv)?:\/\/[^\s/?]+(\/\S*|\?\S*)?$/)), {
    name: 'MONGODB_URI',
    allowed: `a MongoDB connection string, such as mongodb://127.0.0.1:27017${orFileAllowed}`,
    description:
      'The MongoDB replica set, with who signs in there, if anybody; each service keeps a database of its own in it.',
    mask: hideCredentials,
  }),
  mongodbTlsCa: setting(certificates, {
    name: 'MONGODB_TLS_CA',
    allowed: 'the path of a file of certificates (PEM)',
    description:
      "Who has signed MongoDB's certificates; with it MongoDB is reached over TLS, as with tls=true in MONGODB_URI.",
    optional: true,
  }),
};
