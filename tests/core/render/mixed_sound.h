#pragma once

#include "core/render/audio_mix.h"
#include "tests/core/render/test_project.h"

namespace weft::test {

/// Samples [start, start + length) of a project's active sequence; ends the test where there are
/// none.
inline AudioBlock mixedSound(const TestProject &project, std::int64_t start, std::int64_t length)
{
    AudioMix mix(project.snapshot(), project.map, RenderOptions::Missing::Fail);
    const auto block = mix.mix(*project.project.activeSequence(), start, length);
    if (!block)
        qFatal("%s", qPrintable(block.error().message));
    return *block;
}

} // namespace weft::test
