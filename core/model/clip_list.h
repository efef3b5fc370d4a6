#pragma once

#include "core/model/clip.h"

#include <cstddef>
#include <iterator>
#include <optional>

namespace weft {

/// The clips of a track, by rising start and without overlap; a gap is the absence of a clip. A
/// persistent value: a changed copy shares all it can with the original, so unlimited undo stays
/// small. Any thread.
///
/// Clips sit in shared chunks of at most 128 with an offset for each chunk: moving everything after
/// a point rewrites one chunk and the offsets. Look-up by time or index is logarithmic.
class ClipList
{
public:
    class Iterator;

    ClipList();
    /// @pre by rising start and without overlap
    static ClipList fromSorted(const std::vector<Clip> &clips);

    std::size_t size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }
    /// The end of the last clip; 0 without clips.
    std::int64_t endFrame() const;

    /// @pre index < size()
    Clip at(std::size_t index) const;
    /// The index of the clip that covers a frame.
    std::optional<std::size_t> indexAt(std::int64_t frame) const;
    /// The index of the first clip that ends after a frame; size() if none. With indexAt's clip or
    /// the next one after a gap.
    std::size_t firstEndingAfter(std::int64_t frame) const;
    /// The index of a clip by its id. Linear.
    std::optional<std::size_t> indexOf(ClipId id) const;
    /// Whether no clip overlaps the range.
    bool isFree(const TimeRange &range) const;

    /// A copy with one clip more. @pre isFree(clip.range())
    [[nodiscard]] ClipList inserted(const Clip &clip) const;
    /// A copy without the clip at an index.
    [[nodiscard]] ClipList removed(std::size_t index) const;
    /// A copy with another clip in place of the one at an index.
    /// @pre it fits between its neighbours
    [[nodiscard]] ClipList replaced(std::size_t index, const Clip &clip) const;
    /// A copy in which every clip from an index on starts this many frames later (earlier if
    /// negative).
    /// @pre the first of them does not reach into its left neighbour
    [[nodiscard]] ClipList shifted(std::size_t fromIndex, std::int64_t frames) const;

    Iterator begin() const;
    Iterator end() const;

    /// How many chunks hold the clips: what a look-up and a ripple cost. For tests and benchmarks.
    std::size_t chunkCount() const;

    friend bool operator==(const ClipList &a, const ClipList &b);

private:
    static constexpr std::size_t kMaxChunk = 128;
    using Chunk = std::vector<Clip>;
    struct Slot
    {
        std::shared_ptr<const Chunk> chunk; ///< never empty
        std::int64_t offset = 0;            ///< added to every start in the chunk
        std::size_t firstIndex = 0;         ///< index of the chunk's first clip
    };
    struct Position
    {
        std::size_t slot = 0;
        std::size_t entry = 0;
    };

    Position positionOf(std::size_t index) const;
    ClipList withChunk(std::size_t slot, Chunk chunk) const;
    /// Joins neighbours that are small together, among the slots from `from` − 1 to `to`.
    static void mergeSmallChunks(std::vector<Slot> &slots, std::size_t from, std::size_t to);
    void renumber();

    std::shared_ptr<const std::vector<Slot>> m_slots;
    std::size_t m_size = 0;
};

/// Walks the clips in order, each by value with its true start.
class ClipList::Iterator
{
public:
    using iterator_category = std::input_iterator_tag;
    using difference_type = std::ptrdiff_t;
    using value_type = Clip;
    using pointer = const Clip *;
    using reference = Clip;

    Iterator() = default;
    Clip operator*() const;
    Iterator &operator++();
    Iterator operator++(int);
    friend bool operator==(const Iterator &a, const Iterator &b)
    {
        return a.m_position.slot == b.m_position.slot && a.m_position.entry == b.m_position.entry;
    }

private:
    friend class ClipList;
    Iterator(const std::vector<Slot> *slots, Position position)
        : m_slots(slots)
        , m_position(position)
    {}

    const std::vector<Slot> *m_slots = nullptr;
    Position m_position;
};

} // namespace weft
