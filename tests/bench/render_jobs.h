#pragma once

#include "tests/bench/render_media.h"

#include <vector>

namespace weft::bench {

/// The codec settings of every film that a job writes, whoever writes it.
inline constexpr const char *kPreset = "veryfast";
inline constexpr int kCrf = 23;

/// A film that Weft and its peers make from the same footage.
struct RenderJob
{
    QString name;
    QString about; ///< what the film is
    QStringList imports;
    QByteArray script;  ///< of weft-cli apply, on a new project of 1920×1080 at 30
    QStringList ffmpeg; ///< arguments up to the codec's, for the same film
    QString melt; ///< its XML for the same film, without the profile; empty: it has no such job
    /// The inputs, as ffmpeg's arguments, of what no program can do without: decoding each once and
    /// encoding the film that came out. Empty: the floor is to transcode `floorFilm`.
    QStringList floorInputs;
    QString floorFilm;
    /// Targets as ratios of times on the clock; 0 = none.
    double toFloor = 0;
    double toFfmpeg = 0;
    double toMelt = 0;
    double overFloor = 0;     ///< (Weft − floor) ÷ (ffmpeg − floor)
    double mostMegabytes = 0; ///< of Weft's memory at its peak
    /// PSNR in dB that tells the same film from another; programs scale and convert differently.
    double likeFfmpeg = 0;
    double likeMelt = 0;
};

std::vector<RenderJob> renderJobs(const RenderMedia &media);

} // namespace weft::bench
