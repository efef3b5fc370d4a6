#include "ui/jobs/export_estimate.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <cmath>

namespace weft::ui {

namespace {

/// Bits for a pixel, roughly, where nothing was measured: between the codecs that throw away and
/// those that keep everything.
double bitsPerPixel(const EncoderSettings &settings)
{
    if (settings.videoCodec.contains(QLatin1String("prores")))
        return 5;
    if (settings.videoCodec.contains(QLatin1String("ffv1")))
        return 8;
    return settings.videoCodec.contains(QLatin1String("265")) ? 0.06 : 0.1;
}

/// Millions of pixels that are encoded in a second, likewise.
constexpr double kGuessedSpeed = 25;

double workOf(const SequenceSettings &settings, std::int64_t frames)
{
    return static_cast<double>(frames) * settings.width * settings.height / 1e6;
}

QString kindOf(const QString &what, const QString &preset)
{
    return QStringLiteral("export/%1/%2").arg(what, QFileInfo(preset).completeBaseName());
}

} // namespace

ExportEstimate estimateExport(const Measurements &measurements, const ExportPreset &preset,
                              const SequenceSettings &settings, std::int64_t frames)
{
    const double work = workOf(settings, frames);
    const double sound = preset.settings.audioBitRate / 8.0
                         * settings.rate.secondsAt(frames).toDouble();
    const double picture = work * 1e6 * bitsPerPixel(preset.settings) / 8;
    return {measurements.expect(kindOf(QStringLiteral("seconds"), preset.id), work,
                                work / kGuessedSpeed),
            measurements.expect(kindOf(QStringLiteral("bytes"), preset.id), work, picture + sound)};
}

void rememberExport(Measurements &measurements, const Job &job, const SequenceSettings &settings,
                    std::int64_t frames)
{
    if (!job.exporting || job.state != JobState::Done)
        return;
    const double work = workOf(settings, frames);
    measurements.remember(kindOf(QStringLiteral("seconds"), job.exporting->preset), work,
                          job.seconds);
    measurements.remember(kindOf(QStringLiteral("bytes"), job.exporting->preset), work,
                          static_cast<double>(QFileInfo(job.exporting->output).size()));
}

QString rangeText(const Expected &expected, const std::function<QString(double)> &textOf)
{
    const QString least = textOf(expected.least);
    const QString most = textOf(expected.most);
    if (expected.isMeasured)
        return QCoreApplication::translate("Estimate", "about %1")
            .arg(textOf(std::sqrt(expected.least * expected.most)));
    return QCoreApplication::translate("Estimate", "%1 to %2, not yet measured here")
        .arg(least, most);
}

} // namespace weft::ui
