#include "tests/core/edit/edit_play.h"
#include "tests/core/edit/random_edit.h"
#include "tests/fuzz/fuzz_check.h"

using namespace weft;
using namespace weft::test;

namespace {

constexpr int kMaxSteps = 60;

/// The input as a source of chance: as many bytes as the span needs; 0 once they are used up.
class Bytes
{
public:
    Bytes(const std::uint8_t *data, std::size_t size)
        : m_data(data)
        , m_left(size)
    {}

    bool isEmpty() const { return m_left == 0; }

    std::int64_t between(std::int64_t low, std::int64_t high)
    {
        const std::uint64_t span = static_cast<std::uint64_t>(high)
                                   - static_cast<std::uint64_t>(low);
        std::uint64_t value = 0;
        for (std::uint64_t rest = span; rest > 0 && m_left > 0; rest >>= 8, --m_left)
            value = value << 8 | *m_data++;
        return static_cast<std::int64_t>(
            static_cast<std::uint64_t>(low)
            + (span == ~std::uint64_t(0) ? value : value % (span + 1)));
    }

private:
    const std::uint8_t *m_data;
    std::size_t m_left;
};

} // namespace

/// The input chooses edits; every one must keep every promise that EditPlay watches.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Bytes bytes(data, size);
    const Choose choose = [&](std::int64_t low, std::int64_t high) {
        return bytes.between(low, high);
    };
    EditPlay play;
    for (const Edit &edit : randomStart(choose))
        play.play(edit);
    for (int step = 0; step < kMaxSteps && !bytes.isEmpty() && !play.isBroken(); ++step) {
        const auto kind = static_cast<std::size_t>(choose(0, kEditKinds + 1));
        if (kind >= kEditKinds)
            kind == kEditKinds ? play.undo() : play.redo();
        else
            play.play(randomEdit(play.project(), kind, choose));
    }
    play.finish();
    require(!play.isBroken(), play.problem().toUtf8() + '\n'
                                  + (play.isBroken() ? shortened(play.trace()) : QByteArray()));
    return 0;
}
