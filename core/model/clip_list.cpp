#include "core/model/clip_list.h"

#include "core/base/soft_assert.h"

#include <algorithm>

namespace weft {

namespace {

Clip moved(Clip clip, std::int64_t frames)
{
    clip.start += frames;
    return clip;
}

} // namespace

ClipList::ClipList()
    : m_slots(std::make_shared<const std::vector<Slot>>())
{}

ClipList ClipList::fromSorted(const std::vector<Clip> &clips)
{
    std::vector<Slot> slots;
    for (std::size_t i = 0; i < clips.size(); i += kMaxChunk) {
        const auto first = clips.begin() + static_cast<std::ptrdiff_t>(i);
        const auto last = clips.begin()
                          + static_cast<std::ptrdiff_t>(std::min(i + kMaxChunk, clips.size()));
        slots.push_back({std::make_shared<const Chunk>(first, last), 0, 0});
    }
    ClipList result;
    result.m_slots = std::make_shared<const std::vector<Slot>>(std::move(slots));
    result.renumber();
    return result;
}

std::int64_t ClipList::endFrame() const
{
    return isEmpty() ? 0 : at(m_size - 1).end();
}

ClipList::Position ClipList::positionOf(std::size_t index) const
{
    const auto after = std::upper_bound(m_slots->begin(), m_slots->end(), index,
                                        [](std::size_t wanted, const Slot &slot) {
                                            return wanted < slot.firstIndex;
                                        });
    const auto slot = static_cast<std::size_t>(after - m_slots->begin()) - 1;
    return {slot, index - (*m_slots)[slot].firstIndex};
}

Clip ClipList::at(std::size_t index) const
{
    WEFT_ASSERT(index < m_size, return {});
    const Position position = positionOf(index);
    const Slot &slot = (*m_slots)[position.slot];
    return moved((*slot.chunk)[position.entry], slot.offset);
}

std::size_t ClipList::firstEndingAfter(std::int64_t frame) const
{
    // Searched by starts, which lie in the list; an end lies in the clip's body, far from here.
    const auto slotAfter = std::partition_point(m_slots->begin(), m_slots->end(),
                                                [&](const Slot &slot) {
                                                    return slot.chunk->front().start + slot.offset
                                                           <= frame;
                                                });
    if (slotAfter == m_slots->begin())
        return 0;
    const Slot &slot = *std::prev(slotAfter);
    const auto clipAfter = std::partition_point(slot.chunk->begin(), slot.chunk->end(),
                                                [&](const Clip &clip) {
                                                    return clip.start + slot.offset <= frame;
                                                });
    const bool reachesOver = std::prev(clipAfter)->end() + slot.offset > frame;
    return slot.firstIndex + static_cast<std::size_t>(clipAfter - slot.chunk->begin())
           - (reachesOver ? 1 : 0);
}

std::optional<std::size_t> ClipList::indexAt(std::int64_t frame) const
{
    const std::size_t index = firstEndingAfter(frame);
    if (index == m_size || at(index).start > frame)
        return {};
    return index;
}

std::optional<std::size_t> ClipList::indexOf(ClipId id) const
{
    for (const Slot &slot : *m_slots) {
        for (std::size_t i = 0; i < slot.chunk->size(); ++i) {
            if ((*slot.chunk)[i]->id == id)
                return slot.firstIndex + i;
        }
    }
    return {};
}

bool ClipList::isFree(const TimeRange &range) const
{
    const std::size_t index = firstEndingAfter(range.start);
    return index == m_size || at(index).start >= range.end();
}

void ClipList::renumber()
{
    auto slots = *m_slots;
    m_size = 0;
    for (Slot &slot : slots) {
        slot.firstIndex = m_size;
        m_size += slot.chunk->size();
    }
    m_slots = std::make_shared<const std::vector<Slot>>(std::move(slots));
}

ClipList ClipList::withChunk(std::size_t index, Chunk chunk) const
{
    auto slots = *m_slots;
    const auto where = slots.begin() + static_cast<std::ptrdiff_t>(index);
    if (chunk.empty()) {
        slots.erase(where);
    } else if (chunk.size() <= kMaxChunk) {
        where->chunk = std::make_shared<const Chunk>(std::move(chunk));
    } else {
        const auto middle = chunk.begin() + static_cast<std::ptrdiff_t>(chunk.size() / 2);
        const Slot upper{std::make_shared<const Chunk>(middle, chunk.end()), where->offset, 0};
        where->chunk = std::make_shared<const Chunk>(chunk.begin(), middle);
        slots.insert(where + 1, upper);
    }
    ClipList result;
    result.m_slots = std::make_shared<const std::vector<Slot>>(std::move(slots));
    result.renumber();
    return result;
}

void ClipList::mergeSmallChunks(std::vector<Slot> &slots, std::size_t from, std::size_t to)
{
    for (std::size_t i = std::min(to + 1, slots.size()); i-- > std::max<std::size_t>(from, 1);) {
        Slot &left = slots[i - 1];
        const Slot &right = slots[i];
        if (left.chunk->size() + right.chunk->size() > kMaxChunk / 2)
            continue;
        Chunk joined = *left.chunk;
        for (const Clip &clip : *right.chunk)
            joined.push_back(moved(clip, right.offset - left.offset));
        left.chunk = std::make_shared<const Chunk>(std::move(joined));
        slots.erase(slots.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

ClipList ClipList::inserted(const Clip &clip) const
{
    WEFT_ASSERT(clip.body && isFree(clip.range()), return *this);
    if (isEmpty()) {
        ClipList result;
        result.m_slots = std::make_shared<const std::vector<Slot>>(
            std::vector<Slot>{{std::make_shared<const Chunk>(Chunk{clip}), 0, 0}});
        result.renumber();
        return result;
    }
    const std::size_t index = firstEndingAfter(clip.start);
    // At a chunk's border the clip joins the end of the left chunk, so appending fills chunks.
    Position position = index == 0 ? Position{} : positionOf(index - 1);
    position.entry += index == 0 ? 0 : 1;
    const Slot &slot = (*m_slots)[position.slot];
    Chunk chunk = *slot.chunk;
    chunk.insert(chunk.begin() + static_cast<std::ptrdiff_t>(position.entry),
                 moved(clip, -slot.offset));
    return withChunk(position.slot, std::move(chunk));
}

ClipList ClipList::removed(std::size_t index) const
{
    WEFT_ASSERT(index < m_size, return *this);
    const Position position = positionOf(index);
    Chunk chunk = *(*m_slots)[position.slot].chunk;
    chunk.erase(chunk.begin() + static_cast<std::ptrdiff_t>(position.entry));
    return withChunk(position.slot, std::move(chunk));
}

ClipList ClipList::replaced(std::size_t index, const Clip &clip) const
{
    WEFT_ASSERT(index < m_size && clip.body, return *this);
    const Position position = positionOf(index);
    const Slot &slot = (*m_slots)[position.slot];
    Chunk chunk = *slot.chunk;
    chunk[position.entry] = moved(clip, -slot.offset);
    return withChunk(position.slot, std::move(chunk));
}

ClipList ClipList::shifted(std::size_t fromIndex, std::int64_t frames) const
{
    if (fromIndex >= m_size || frames == 0)
        return *this;
    const Position first = positionOf(fromIndex);
    auto slots = *m_slots;
    std::size_t whole = first.slot;
    if (first.entry
        > 0) { // the part of the first chunk before the point stays: cut the chunk in two
        Slot &slot = slots[first.slot];
        const auto middle = slot.chunk->begin() + static_cast<std::ptrdiff_t>(first.entry);
        const Slot upper{std::make_shared<const Chunk>(middle, slot.chunk->end()), slot.offset, 0};
        slot.chunk = std::make_shared<const Chunk>(slot.chunk->begin(), middle);
        whole = first.slot + 1;
        slots.insert(slots.begin() + static_cast<std::ptrdiff_t>(whole), upper);
    }
    for (std::size_t i = whole; i < slots.size(); ++i)
        slots[i].offset += frames;
    mergeSmallChunks(slots, first.slot,
                     whole + 1); // else many ripples would leave many tiny chunks
    ClipList result;
    result.m_slots = std::make_shared<const std::vector<Slot>>(std::move(slots));
    result.renumber();
    return result;
}

std::size_t ClipList::chunkCount() const
{
    return m_slots->size();
}

ClipList::Iterator ClipList::begin() const
{
    return {m_slots.get(), {}};
}

ClipList::Iterator ClipList::end() const
{
    return {m_slots.get(), {m_slots->size(), 0}};
}

bool operator==(const ClipList &a, const ClipList &b)
{
    return a.m_size == b.m_size
           && std::equal(a.begin(), a.end(), b.begin(), [](const Clip &x, const Clip &y) {
                  return x.start == y.start && (x.body == y.body || *x.body == *y.body);
              });
}

Clip ClipList::Iterator::operator*() const
{
    const Slot &slot = (*m_slots)[m_position.slot];
    return moved((*slot.chunk)[m_position.entry], slot.offset);
}

ClipList::Iterator &ClipList::Iterator::operator++()
{
    if (++m_position.entry == (*m_slots)[m_position.slot].chunk->size())
        m_position = {m_position.slot + 1, 0};
    return *this;
}

ClipList::Iterator ClipList::Iterator::operator++(int)
{
    Iterator old = *this;
    ++*this;
    return old;
}

} // namespace weft
