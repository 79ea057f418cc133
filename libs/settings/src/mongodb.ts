import { z } from 'zod';
import { hideCredentials } from './mask.js';
import { setting } from './setting.js';

/** What a service on MongoDB reads. */
export const mongodbSettings = {
  mongodbUri: setting(z.string().regex(/^mongodb(\+srv)?:\/\/[^\s/?]+(\/\S*|\?\S*)?$/), {
    name: 'MONGODB_URI',
    allowed: 'a MongoDB connection string, such as mongodb://127.0.0.1:27017',
    description: 'The MongoDB replica set; each service keeps a database of its own in it.',
    mask: hideCredentials,
  }),
};
