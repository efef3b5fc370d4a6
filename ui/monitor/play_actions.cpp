#include "ui/monitor/play_actions.h"

#include "ui/style/icons.h"

#include <algorithm>

namespace weft::ui {

namespace {

/// Binds actions that do something with the player of the deck that has the focus.
class Binder
{
public:
    Binder(Actions &actions, MonitorDeck &program)
        : m_actions(actions)
        , m_program(program)
    {}

    using Act = std::function<void(MonitorDeck &)>;
    using Ask = std::function<bool(const MonitorDeck &)>;

    void bind(const char *id, Act act, Ask isChecked = {}) const
    {
        MonitorDeck *const program = &m_program;
        Actions::Handler handler{.run = [program, act] { act(*focusedDeck(program)); },
                                 .isPossible =
                                     [program] { return focusedDeck(program)->length() > 0; }};
        if (isChecked)
            handler.isChecked = [program, isChecked] { return isChecked(*focusedDeck(program)); };
        m_actions.bind(id, std::move(handler));
    }
    void bindQuality(const char *id, PreviewQuality quality) const
    {
        bind(
            id, [quality](MonitorDeck &deck) { deck.player()->setQuality(quality); },
            [quality](const MonitorDeck &deck) {
                return deck.player() && deck.player()->quality() == quality;
            });
    }

private:
    Actions &m_actions;
    MonitorDeck &m_program;
};

void goToCut(MonitorDeck &deck, int direction)
{
    deck.goTo(nextOf(cutsOf(*deck.sequence()), deck.player()->position(), direction));
}

/// The playhead stays between the start and the end.
void step(MonitorDeck &deck, std::int64_t frames)
{
    const std::int64_t position = deck.player()->position();
    const std::int64_t end = std::max(deck.length(), position);
    deck.player()->step(std::clamp(frames, -position, end - position));
}

void bindSteps(const Binder &binder)
{
    binder.bind("play.step-back", [](MonitorDeck &deck) { step(deck, -1); });
    binder.bind("play.step", [](MonitorDeck &deck) { step(deck, 1); });
    binder.bind("play.step-back-5", [](MonitorDeck &deck) { step(deck, -5); });
    binder.bind("play.step-5", [](MonitorDeck &deck) { step(deck, 5); });
    binder.bind("play.previous-cut", [](MonitorDeck &deck) { goToCut(deck, -1); });
    binder.bind("play.next-cut", [](MonitorDeck &deck) { goToCut(deck, 1); });
    binder.bind("play.start", [](MonitorDeck &deck) { deck.goTo(0); });
    binder.bind("play.end", [](MonitorDeck &deck) { deck.goTo(deck.length()); });
}

void bindSettings(const Binder &binder)
{
    binder.bind(
        "play.loop", [](MonitorDeck &deck) { deck.setLooping(!deck.isLooping()); },
        [](const MonitorDeck &deck) { return deck.isLooping(); });
    binder.bind(
        "play.scrub-sound",
        [](MonitorDeck &deck) { deck.player()->setScrubSound(!deck.player()->hasScrubSound()); },
        [](const MonitorDeck &deck) { return deck.player() && deck.player()->hasScrubSound(); });
    binder.bind(
        "play.proxies",
        [](MonitorDeck &deck) { deck.player()->setProxies(!deck.player()->readsProxies()); },
        [](const MonitorDeck &deck) { return deck.player() && deck.player()->readsProxies(); });
    binder.bindQuality("play.quality-auto", PreviewQuality::Auto);
    binder.bindQuality("play.quality-full", PreviewQuality::Full);
    binder.bindQuality("play.quality-half", PreviewQuality::Half);
    binder.bindQuality("play.quality-quarter", PreviewQuality::Quarter);
}

} // namespace

void bindPlayActions(Actions &actions, MonitorDeck &program)
{
    const Binder binder(actions, program);
    binder.bind("play.toggle", [](MonitorDeck &deck) { deck.player()->toggle(); });
    binder.bind("play.back", [](MonitorDeck &deck) { deck.player()->shuttle(-1); });
    binder.bind("play.stop", [](MonitorDeck &deck) { deck.player()->stop(); });
    binder.bind("play.forward", [](MonitorDeck &deck) { deck.player()->shuttle(1); });
    bindSteps(binder);
    bindSettings(binder);
}

std::vector<std::int64_t> cutsOf(const Sequence &sequence)
{
    std::vector<std::int64_t> cuts{0, sequence.length()};
    for (const auto &track : sequence.tracks) {
        if (track->hidden || track->muted)
            continue;
        for (std::size_t i = 0; i < track->clips.size(); ++i) {
            const Clip clip = track->clips.at(i);
            cuts.push_back(clip.start);
            cuts.push_back(clip.end());
        }
    }
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    return cuts;
}

std::int64_t nextOf(const std::vector<std::int64_t> &frames, std::int64_t frame, int direction)
{
    if (direction > 0) {
        const auto next = std::upper_bound(frames.begin(), frames.end(), frame);
        return next == frames.end() ? frame : *next;
    }
    const auto here = std::lower_bound(frames.begin(), frames.end(), frame);
    return here == frames.begin() ? frame : *std::prev(here);
}

} // namespace weft::ui
