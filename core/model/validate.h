#pragma once

#include "core/model/project.h"

#include <QStringList>

namespace weft {

/// How many levels of sequences may lie in one another.
inline constexpr int kMaxNesting = 64;

/// Whether a sequence is, or contains at any depth, another one.
bool containsSequence(const Project &project, SequenceId outer, SequenceId inner);

/// How deep every sequence is nested: 1 for one without nested sequences; above kMaxNesting where
/// it is too deep or contains itself.
std::map<SequenceId, int> nestingDepths(const Project &project);

/// The highest gain of a clip or track, in dB.
inline constexpr double kMaxGainDb = 24;
/// Whether a gain can be set: below −96 dB is silent.
bool isGain(double gainDb);
/// Whether a place between left (−1) and right (1) can be set.
bool isPan(double pan);
/// Whether a list can be ClipBody::channels.
bool isChannelMap(const std::vector<int> &channels);

/// The first thing that is impossible about a recipe by itself (generator, size, length, seed), a
/// sentence; empty for a sound one. @param what has it, for the sentence
QString recipeProblem(const Recipe &recipe, const QString &what);

/// The first thing that is impossible about a sequence's settings, a sentence; empty for sound
/// ones. @param what has them, for the sentence
QString settingsProblem(const SequenceSettings &settings, const QString &what);

/// The first thing that is impossible about tags and a rating, a sentence; empty for a sound item.
/// @param what has them, for the sentence
QString labelProblem(const std::vector<QString> &tags, int rating, const QString &what);

/// The first thing that is impossible about a media file by itself (path, size, length, proxies,
/// labels), a sentence; empty for a sound one.
QString mediaProblem(const MediaItem &item);

/// Everything that makes a project unusable, a sentence each, naming the sequence, track and clip:
/// ids that are 0, used twice or not below nextId; references to things that do not exist; a
/// sequence inside itself; sizes, rates, lengths, time maps, fades, transitions and gains out of
/// range; tracks or markers out of order. Empty for a sound project. Every edit keeps it empty; the
/// loader refuses a file in which it is not. Unknown effects are no problem here: they are kept,
/// and refused when rendered.
QStringList validate(const Project &project);

} // namespace weft
