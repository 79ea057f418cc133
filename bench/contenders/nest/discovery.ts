import 'reflect-metadata';
import { Controller, Inject, Module } from '@nestjs/common';
import { ClientKafka, Ctx, EventPattern, KafkaContext, Payload } from '@nestjs/microservices';
import { InjectModel, MongooseModule, Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { lastValueFrom } from 'rxjs';
import type { Discovered } from '../assigned.js';
import { Fences } from '../crossing/fences.js';
import { follow, type Fix } from '../crossing/follow.js';
import { environment } from './environment.js';
import { KAFKA, toKafka, toMongodb } from './modules.js';
import { serve } from './serve.js';

@Schema()
class Presence {
  @Prop({ type: String }) _id!: string;
  @Prop({ type: Number }) at!: number;
  @Prop({ type: Number }) x!: number;
  @Prop({ type: Number }) y!: number;
  @Prop({ type: [String] }) inside!: string[];
}

const { input, discovered } = environment.topics;
const fences = new Fences(environment.hunt);

@Controller()
class PlayerActivity {
  constructor(
    @InjectModel(Presence.name) private readonly presences: Model<Presence>,
    @Inject(KAFKA) private readonly kafka: ClientKafka,
  ) {}

  @EventPattern<string>(input)
  async moved(@Payload() fix: Fix, @Ctx() context: KafkaContext): Promise<void> {
    const presence = await this.presences.findById(fix.playerId);
    const followed = follow(fix, presence ?? undefined, fences);
    if (!followed) return;
    // Told before it is saved: after a crash it is told again, which clue-solving knows.
    for (const clueId of followed.found) await this.tell(clueId, fix, context);
    const saved = presence ?? new this.presences({ _id: fix.playerId });
    await saved.set(followed.presence).save();
  }

  private async tell(clueId: string, { playerId, at }: Fix, context: KafkaContext): Promise<void> {
    const receivedAt = new Date(Number(context.getMessage().timestamp)).toISOString();
    const value: Discovered = { clueId, playerId, crossedAt: at, receivedAt };
    await lastValueFrom(this.kafka.emit(discovered, { key: clueId, value }));
  }
}

@Module({
  imports: [
    toKafka,
    toMongodb,
    MongooseModule.forFeature([{ name: Presence.name, schema: SchemaFactory.createForClass(Presence) }]),
  ],
  controllers: [PlayerActivity],
})
class Discovery {}

await serve(Discovery);
