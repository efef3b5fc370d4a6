#pragma once

#include "core/project/document.h"

#include <random>

namespace weft::test {

/// What the editor that is killed does, gesture by gesture. The same numbers make the same
/// gestures, so that the test can say which state each of them led to.
class RandomGestures
{
public:
    explicit RandomGestures(unsigned seed)
        : m_random(seed)
    {}

    /// Does the next one. @param save is called for gestures that save, and changes nothing
    void next(Document &document, const std::function<void()> &save);

private:
    Edit edit(const Project &project);
    unsigned below(std::size_t count) { return m_random() % static_cast<unsigned>(count); }

    std::mt19937 m_random;
    int m_count = 0;
};

} // namespace weft::test
