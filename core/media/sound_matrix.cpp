#include "core/media/sound_matrix.h"

#include <algorithm>
#include <array>
#include <numbers>

namespace weft {

namespace {

constexpr double kHalfPower = std::numbers::sqrt2 / 2;

/// Of L, R, C, LFE, Ls, Rs.
using Surround = std::array<double, 6>;

Surround inSurround(Speaker speaker)
{
    switch (speaker) {
    case Speaker::Left:
    case Speaker::LeftOfCentre: return {1, 0, 0, 0, 0, 0};
    case Speaker::Right:
    case Speaker::RightOfCentre: return {0, 1, 0, 0, 0, 0};
    case Speaker::Centre: return {0, 0, 1, 0, 0, 0};
    case Speaker::Lfe: return {0, 0, 0, 1, 0, 0};
    case Speaker::BackLeft:
    case Speaker::SideLeft: return {0, 0, 0, 0, 1, 0};
    case Speaker::BackRight:
    case Speaker::SideRight: return {0, 0, 0, 0, 0, 1};
    case Speaker::BackCentre: return {0, 0, 0, 0, kHalfPower, kHalfPower};
    }
    return {};
}

/// The share that each of a layout's channels has in one of L, R, C, LFE, Ls, Rs.
std::vector<double> share(std::size_t surround, SoundLayout to)
{
    constexpr double k = kHalfPower;
    if (to == SoundLayout::Mono)
        return {std::array{k, k, 1.0, 0.0, 0.5, 0.5}[surround]};
    if (to == SoundLayout::Stereo)
        return {std::array{1.0, 0.0, k, 0.0, k, 0.0}[surround],
                std::array{0.0, 1.0, k, 0.0, 0.0, k}[surround]};
    std::vector<double> own(channelCount(to));
    own[surround] = 1;
    return own;
}

constexpr std::array kSurround{Speaker::Left, Speaker::Right,    Speaker::Centre,
                               Speaker::Lfe,  Speaker::SideLeft, Speaker::SideRight};

/// A layout as the loudspeakers of its channels.
std::span<const Speaker> speakersOf(SoundLayout layout)
{
    const std::span<const Speaker> all(kSurround);
    return layout == SoundLayout::Mono ? all.subspan(2, 1) : all.first(channelCount(layout));
}

} // namespace

SoundMatrix mixMatrix(std::span<const Speaker> from, SoundLayout to)
{
    SoundMatrix matrix(channelCount(to), std::vector<double>(from.size()));
    const bool isMono = from.size() == 1 && from.front() == Speaker::Centre;
    for (std::size_t source = 0; source < from.size(); ++source) {
        const Surround surround = inSurround(from[source]);
        for (std::size_t i = 0; i < surround.size(); ++i) {
            const std::vector<double> shares = share(i, to);
            for (std::size_t target = 0; target < matrix.size(); ++target)
                matrix[target][source] += surround[i] * shares[target];
        }
    }
    if (isMono && to == SoundLayout::Stereo)
        return {{1}, {1}};
    return matrix;
}

SoundMatrix mixMatrix(SoundLayout from, SoundLayout to)
{
    return mixMatrix(speakersOf(from), to);
}

SoundMatrix channelMatrix(const std::vector<int> &channels, std::size_t from, SoundLayout to)
{
    SoundMatrix matrix(channelCount(to), std::vector<double>(from));
    for (std::size_t target = 0; target < std::min(matrix.size(), channels.size()); ++target) {
        const int source = channels[target];
        if (source >= 0 && static_cast<std::size_t>(source) < from)
            matrix[target][static_cast<std::size_t>(source)] = 1;
    }
    return matrix;
}

AudioBlock remixed(const AudioBlock &block, const SoundMatrix &matrix)
{
    AudioBlock mixed = AudioBlock::silence(block.start, block.length(),
                                           static_cast<int>(matrix.size()));
    for (std::size_t to = 0; to < matrix.size(); ++to) {
        for (std::size_t from = 0; from < block.channels.size(); ++from) {
            const double share = matrix[to][from];
            if (share == 0)
                continue;
            std::transform(block.channels[from].begin(), block.channels[from].end(),
                           mixed.channels[to].begin(), mixed.channels[to].begin(),
                           [share](float sample, float sum) {
                               return static_cast<float>(sum + share * sample);
                           });
        }
    }
    return mixed;
}

} // namespace weft
