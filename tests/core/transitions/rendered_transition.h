#pragma once

#include "core/transitions/transition_ops.h"
#include "tests/core/effects/rendered_effect.h"

namespace weft::test {

inline Transition transitionOf(const char *kind, const Parameters &parameters = {},
                               std::int64_t length = 10, std::int64_t before = 5)
{
    Transition transition;
    transition.kind = QString::fromLatin1(kind);
    transition.length = length;
    transition.before = before;
    transition.parameters = parameters;
    return transition;
}

/// Two clips of 10 frames and a transition over their cut, at frame 10.
class RenderedTransition
{
public:
    TestProject m;
    SequenceId sequence;
    std::size_t track;

    RenderedTransition(ClipBody from, ClipBody to, const Transition &transition, int width = 64,
                       int height = 36)
        : sequence(m.addSequence(width, height))
        , track(m.addTrack(sequence))
    {
        to.transition = transition;
        m.addClip(sequence, track, 0, std::move(from));
        m.addClip(sequence, track, 10, std::move(to));
    }

    /// Straight fp32 R'G'B'A unless another format is asked for.
    Frame frame(std::int64_t number, RenderOptions options = {}) const
    {
        if (options.format == kYuv420p8)
            options.format = kStraightF32;
        return coded(number, options);
    }
    /// In the sequence's code values.
    Frame coded(std::int64_t number, const RenderOptions &options = {}) const
    {
        const auto rendered = Renderer(m.snapshot(), sequence, m.map, options).frame(number);
        if (!rendered)
            qWarning("%s", qPrintable(rendered.error().message));
        return rendered ? *rendered : Frame();
    }
};

} // namespace weft::test
