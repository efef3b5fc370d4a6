#include "core/render/waveform_offset.h"

#include "core/base/translate.h"
#include "core/media/audio_reader.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <complex>
#include <numbers>

namespace weft {

namespace {

using Complex = std::complex<float>;

constexpr std::size_t kSamplesPerValue = kSampleRate / kLoudnessRate;
constexpr std::size_t kWindow = kLoudnessRate / 2; ///< slower changes are taken away
constexpr std::int64_t kLeastOverlap = 2 * kLoudnessRate;
constexpr std::int64_t kPeakWidth = kLoudnessRate / 10; ///< a peak's own neighbourhood
constexpr std::size_t kMostValues = std::size_t(4) * 3600 * kLoudnessRate;
constexpr double kLeastCorrelation = 0.15;
constexpr double kMostRival = 0.8;

/// Discrete Fourier transform in place, unscaled (Cooley and Tukey, 1965).
/// @pre a power of two many values
void transform(std::vector<Complex> &values, bool isInverse)
{
    const std::size_t count = values.size();
    for (std::size_t i = 1, j = 0; i < count; ++i) {
        std::size_t bit = count >> 1;
        for (; j & bit; bit >>= 1)
            j ^= bit;
        j ^= bit;
        if (i < j)
            std::swap(values[i], values[j]);
    }
    for (std::size_t length = 2; length <= count; length *= 2) {
        const double angle = (isInverse ? 2 : -2) * std::numbers::pi / static_cast<double>(length);
        std::vector<Complex> turns(length / 2);
        for (std::size_t k = 0; k < turns.size(); ++k)
            turns[k] = Complex(std::polar(1.0, angle * static_cast<double>(k)));
        for (std::size_t start = 0; start < count; start += length) {
            for (std::size_t k = 0; k < length / 2; ++k) {
                Complex &a = values[start + k], &b = values[start + k + length / 2];
                const Complex turned = b * turns[k];
                b = a - turned;
                a += turned;
            }
        }
    }
}

/// Sums of a(i + offset) · b(i) for every offset; those of negative offsets lie at the end, counted
/// from behind. Both curves go through one transform as real and imaginary part.
std::vector<Complex> correlate(std::span<const float> a, std::span<const float> b)
{
    std::vector<Complex> values(std::bit_ceil(a.size() + b.size()));
    for (std::size_t i = 0; i < a.size(); ++i)
        values[i].real(a[i]);
    for (std::size_t i = 0; i < b.size(); ++i)
        values[i].imag(b[i]);
    transform(values, false);
    const std::size_t mask = values.size() - 1;
    const auto product = [](const Complex &z, const Complex &mirrored) {
        const Complex spectrumA = (z + std::conj(mirrored)) * 0.5F;
        const Complex spectrumB = (z - std::conj(mirrored)) * Complex(0, -0.5F);
        return spectrumA * std::conj(spectrumB);
    };
    for (std::size_t k = 0; k <= values.size() / 2; ++k) {
        const Complex z = values[k], mirrored = values[(values.size() - k) & mask];
        values[k] = product(z, mirrored);
        values[(values.size() - k) & mask] = product(mirrored, z);
    }
    transform(values, true);
    return values;
}

/// The curve without its mean over a window around each value.
std::vector<float> quickChanges(std::span<const float> curve)
{
    std::vector<double> sums(curve.size() + 1);
    for (std::size_t i = 0; i < curve.size(); ++i)
        sums[i + 1] = sums[i] + static_cast<double>(curve[i]);
    std::vector<float> result(curve.size());
    for (std::size_t i = 0; i < curve.size(); ++i) {
        const std::size_t from = i - std::min(i, kWindow / 2);
        const std::size_t to = std::min(i + kWindow / 2 + 1, curve.size());
        const double mean = (sums[to] - sums[from]) / static_cast<double>(to - from);
        result[i] = curve[i] - static_cast<float>(mean);
    }
    return result;
}

/// Sums of squares up to each value.
std::vector<double> energies(std::span<const float> curve)
{
    std::vector<double> sums(curve.size() + 1);
    for (std::size_t i = 0; i < curve.size(); ++i)
        sums[i + 1] = sums[i] + static_cast<double>(curve[i]) * static_cast<double>(curve[i]);
    return sums;
}

/// How well two curves match at each offset.
class Matches
{
public:
    Matches(std::span<const float> a, std::span<const float> b)
        : m_sums(correlate(a, b))
        , m_energyA(energies(a))
        , m_energyB(energies(b))
        , m_sizeA(static_cast<std::int64_t>(a.size()))
        , m_sizeB(static_cast<std::int64_t>(b.size()))
        , m_least(std::min({kLeastOverlap, m_sizeA, m_sizeB}))
    {}

    std::int64_t firstOffset() const { return m_least - m_sizeB; }
    std::int64_t lastOffset() const { return m_sizeA - m_least; }

    /// r(offset), see the header.
    double correlationAt(std::int64_t offset) const
    {
        const auto [from, to] = overlapAt(offset);
        const double a = energy(m_energyA, from, to);
        const double b = energy(m_energyB, from - offset, to - offset);
        // Near silence the sums of a float transform are noise.
        const double least = 1e-6 * std::sqrt(m_energyA.back() * m_energyB.back());
        return a * b <= least * least ? 0 : sumAt(offset) / std::sqrt(a * b);
    }
    /// r·√overlap: chance alone gives any overlap the same.
    double weightAt(std::int64_t offset) const
    {
        const auto [from, to] = overlapAt(offset);
        return correlationAt(offset) * std::sqrt(static_cast<double>(to - from));
    }

private:
    std::pair<std::int64_t, std::int64_t> overlapAt(std::int64_t offset) const
    {
        return {std::max<std::int64_t>(0, offset), std::min(m_sizeA, m_sizeB + offset)};
    }
    static double energy(const std::vector<double> &sums, std::int64_t from, std::int64_t to)
    {
        return sums[static_cast<std::size_t>(to)] - sums[static_cast<std::size_t>(from)];
    }
    double sumAt(std::int64_t offset) const
    {
        const auto size = static_cast<std::int64_t>(m_sums.size());
        const double unscaled = m_sums[static_cast<std::size_t>((offset + size) % size)].real();
        return unscaled / static_cast<double>(size);
    }

    std::vector<Complex> m_sums;
    std::vector<double> m_energyA;
    std::vector<double> m_energyB;
    std::int64_t m_sizeA;
    std::int64_t m_sizeB;
    std::int64_t m_least;
};

/// The best offset, outside a neighbourhood if one is given.
std::int64_t bestOffset(const Matches &matches, std::optional<std::int64_t> except)
{
    std::int64_t best = matches.firstOffset();
    double bestWeight = -1;
    for (std::int64_t offset = matches.firstOffset(); offset <= matches.lastOffset(); ++offset) {
        if (except && std::abs(offset - *except) <= kPeakWidth)
            continue;
        if (const double weight = matches.weightAt(offset); weight > bestWeight) {
            bestWeight = weight;
            best = offset;
        }
    }
    return best;
}

/// The loudness of a whole sound stream, read a few seconds at a time.
Result<std::vector<float>> loudnessOfFile(const QString &path, int stream, const Rational &duration)
{
    auto reader = AudioReader::open(path, stream);
    if (!reader)
        return fail(reader);
    const std::int64_t end = (duration * Rational(kSampleRate)).rounded(Rounding::Floor);
    constexpr std::int64_t kAtOnce = 10 * kSampleRate;
    std::vector<float> loudness;
    for (std::int64_t at = 0; at < end && loudness.size() <= kMostValues; at += kAtOnce) {
        const auto block = reader->read(at, std::min(kAtOnce, end - at));
        if (!block)
            return fail(block);
        std::vector<float> mono = block->channels[0];
        for (std::size_t i = 0; i < mono.size(); ++i)
            mono[i] = (mono[i] + block->channels[1][i]) / 2;
        const std::vector<float> values = loudnessOf(mono);
        loudness.insert(loudness.end(), values.begin(), values.end());
    }
    return loudness;
}

Result<std::vector<float>> loudnessOfClip(const Project &project, const MediaMap &media, ClipId id)
{
    const auto place = findClip(project, id);
    const auto *source = place ? std::get_if<MediaSource>(&place->clip->source) : nullptr;
    const MediaItem *item = source ? project.find(source->media) : nullptr;
    const auto stream = static_cast<std::size_t>(source ? source->audioStream : 0);
    if (!item || stream >= item->info.audio.size())
        return fail(ErrorKind::Refused,
                    tr("The clip %1 has no sound of a file, so it cannot be synchronised by sound.")
                        .arg(id.value));
    const auto path = media.media.find(source->media);
    if (path == media.media.end())
        return fail(ErrorKind::Media,
                    tr("The file \"%1\" is missing. Put it back, or relink it.").arg(item->path));
    return loudnessOfFile(path->second, source->audioStream, item->info.audio[stream].duration);
}

} // namespace

std::vector<float> loudnessOf(std::span<const float> mono)
{
    std::vector<float> values(mono.size() / kSamplesPerValue);
    for (std::size_t i = 0; i < values.size(); ++i) {
        double sum = 0;
        for (const float sample : mono.subspan(i * kSamplesPerValue, kSamplesPerValue))
            sum += static_cast<double>(sample) * static_cast<double>(sample);
        values[i] = static_cast<float>(std::sqrt(sum / kSamplesPerValue));
    }
    return values;
}

Result<Rational> loudnessOffset(std::span<const float> reference, std::span<const float> sound)
{
    if (std::max(reference.size(), sound.size()) > kMostValues)
        return fail(ErrorKind::Refused,
                    tr("A sound of more than four hours cannot be lined up at once: trim it."));
    const std::vector<float> a = quickChanges(reference), b = quickChanges(sound);
    const auto isSilent = [](const std::vector<float> &curve) {
        return std::all_of(curve.begin(), curve.end(),
                           [](float value) { return std::abs(value) < 1e-7F; });
    };
    if (isSilent(a) || isSilent(b))
        return fail(
            ErrorKind::Refused,
            tr("One of the sounds is silent or quite even, so there is nothing to line up."));
    const Matches matches(a, b);
    const std::int64_t best = bestOffset(matches, {});
    if (matches.correlationAt(best) < kLeastCorrelation)
        return fail(ErrorKind::Refused,
                    tr("The two sounds are nowhere alike: they do not seem to be of one scene."));
    const std::int64_t rival = bestOffset(matches, best);
    if (std::abs(rival - best) > kPeakWidth
        && matches.weightAt(rival) > kMostRival * matches.weightAt(best))
        return fail(
            ErrorKind::Refused,
            tr("The two sounds are as much alike at several offsets, such as %1 s and %2 s: "
               "line them up by hand.")
                .arg(Rational(best, kLoudnessRate).toString(),
                     Rational(rival, kLoudnessRate).toString()));
    return Rational(best, kLoudnessRate);
}

Result<Rational> waveformOffset(const Project &project, const MediaMap &media, ClipId reference,
                                ClipId clip)
{
    const auto ours = loudnessOfClip(project, media, reference);
    if (!ours)
        return fail(ours);
    const auto theirs = loudnessOfClip(project, media, clip);
    if (!theirs)
        return fail(theirs);
    return loudnessOffset(*ours, *theirs);
}

} // namespace weft
