import Flatbush from 'flatbush';
import type { Box } from './boxes.js';

/** Finds the items whose boxes meet a box, without looking at all of them. */
export class BoxIndex<Item> {
  private readonly tree: Flatbush | undefined;
  private readonly itemOfBox: Item[] = [];

  /** An item with several boxes is still found once. */
  constructor(items: readonly Item[], boxesOf: (item: Item) => readonly Box[]) {
    const boxes = items.flatMap((item) => boxesOf(item).map((box) => ({ item, box })));
    // A tree of nothing is refused by the library.
    if (boxes.length === 0) return;
    this.tree = new Flatbush(boxes.length);
    for (const { item, box } of boxes) {
      this.tree.add(box.minX, box.minY, box.maxX, box.maxY);
      this.itemOfBox.push(item);
    }
    this.tree.finish();
  }

  /** The items that meet any of the boxes, in the order in which they were given. */
  meeting(boxes: readonly Box[]): readonly Item[] {
    const found = boxes.flatMap((box) => this.tree?.search(box.minX, box.minY, box.maxX, box.maxY) ?? []);
    const items: Item[] = [];
    // The boxes of one item are numbered one after the other.
    for (const n of found.length > 1 ? Uint32Array.from(found).sort() : found) {
      const item = this.itemOfBox[n] as Item;
      if (item !== items.at(-1)) items.push(item);
    }
    return items;
  }
}
