#pragma once

#include "core/model/clip.h"
#include "core/model/sequence.h"

#include <optional>

/// Wipes as other programs name them: by a shape that grows, and nothing about its edge and pace.

namespace weft {

/// Such a shape. Directions and places count in halves of the frame from its middle, to the right
/// and down: (1, 1) is the corner at the lower right.
struct WipeShape
{
    const char *kind;           ///< of Weft's transition
    double x = 0;               ///< of a wipe and of barn doors where edges move to, of an iris its
    double y = 0;               ///< place, of a clock where its hand starts
    const char *iris = nullptr; ///< the shape of an iris
    bool isReversed = false;    ///< the first picture's part shrinks as the shape would grow
};

/// The transition of a shape, which lasts no time yet. @param isReversed the other way round
Transition wipeOf(const WipeShape &shape, bool isReversed, const SequenceSettings &settings);

/// Whether a transition is a shape the other way round (or as it is); nothing where it is another.
std::optional<bool> isReversedWipe(const Transition &transition, const WipeShape &shape,
                                   const SequenceSettings &settings);

/// A number of SMPTE 258M, with which edit lists ("W001") and Final Cut Pro's XML name wipes.
struct WipeCode
{
    int number = 0;
    bool isReversed = false;
};

/// The transition of a code, which lasts no time yet; nothing where Weft has none like it.
std::optional<Transition> wipeOfCode(const WipeCode &code, const SequenceSettings &settings);
/// The code of a transition; nothing where there is none.
std::optional<WipeCode> codeOfWipe(const Transition &transition, const SequenceSettings &settings);

/// What a transition's kind and these parameters do not say: the labels of its others that are not
/// as by default, and those with keyframes: "Softness, Easing". Empty where that is all.
QString furtherParameters(const Transition &transition, std::initializer_list<const char *> said);
/// The same of what a shape does not say.
QString beyondItsShape(const Transition &transition);

/// The label of a transition's kind, for sentences.
QString transitionLabel(const Transition &transition);

} // namespace weft
