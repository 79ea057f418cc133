import 'reflect-metadata';
import { Controller, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { ClientKafka, Ctx, EventPattern, KafkaContext, Payload } from '@nestjs/microservices';
import { InjectModel, MongooseModule, Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { HydratedDocument, Model } from 'mongoose';
import { lastValueFrom } from 'rxjs';
import { assigned, type Discovered } from '../assigned.js';
import { environment } from './environment.js';
import { KAFKA, toKafka, toMongodb } from './modules.js';
import { serve } from './serve.js';

@Schema()
class Clue {
  @Prop({ type: String }) _id!: string;
  @Prop({ type: Object }) puzzle!: { kind: 'text'; prompt: string; answers: string[] } | { kind: 'visit' };
  @Prop({ type: Number }) capacity?: number;
}

@Schema()
class Holding {
  @Prop({ type: String }) _id!: string;
  @Prop({ type: String, index: true }) clueId!: string;
  @Prop({ type: String }) playerId!: string;
  @Prop({ type: String }) assignmentId!: string;
}

const { hunt, topics } = environment;

@Controller()
class ClueActivity implements OnModuleInit {
  constructor(
    @InjectModel(Clue.name) private readonly clues: Model<Clue>,
    @InjectModel(Holding.name) private readonly holdings: Model<Holding>,
    @Inject(KAFKA) private readonly kafka: ClientKafka,
  ) {}

  async onModuleInit(): Promise<void> {
    await Promise.all([this.clues.init(), this.holdings.init()]);
    await this.clues.deleteMany();
    await this.clues.insertMany(
      hunt.clues.map(({ clueId, puzzle, capacity }) => ({ _id: clueId, puzzle, capacity })),
    );
  }

  @EventPattern<string>(topics.discovered)
  async discovered(@Payload() found: Discovered, @Ctx() context: KafkaContext): Promise<void> {
    const clue = await this.clues.findById(found.clueId);
    if (!clue) return;
    const assignmentId = `${context.getPartition()}-${context.getMessage().offset}`;
    const holding = await this.holding(clue, found, assignmentId);
    // Who read the message before may have crashed before it was told; another assignment has been told long since.
    if (holding?.assignmentId !== assignmentId) return;
    const told = { ...clue.toObject(), clueId: found.clueId };
    await lastValueFrom(this.kafka.emit(topics.feed, assigned(hunt, told, { ...found, assignmentId })));
  }

  /** What the player holds there, now if not before; undefined where others hold all that there is. */
  private async holding(
    clue: HydratedDocument<Clue>,
    { clueId, playerId }: Discovered,
    assignmentId: string,
  ) {
    const _id = `${clueId}/${playerId}`;
    const held = await this.holdings.findById(_id);
    if (held) return held;
    // One message of a clue at a time: nobody else takes a place meanwhile.
    if (clue.capacity !== undefined && (await this.holdings.countDocuments({ clueId })) >= clue.capacity)
      return undefined;
    return new this.holdings({ _id, clueId, playerId, assignmentId }).save();
  }
}

@Module({
  imports: [
    toKafka,
    toMongodb,
    MongooseModule.forFeature([
      { name: Clue.name, schema: SchemaFactory.createForClass(Clue) },
      { name: Holding.name, schema: SchemaFactory.createForClass(Holding) },
    ]),
  ],
  controllers: [ClueActivity],
})
class ClueSolving {}

await serve(ClueSolving);
