#include "core/interchange/mlt_write_sources.h"

#include "core/base/translate.h"
#include "core/interchange/mlt_document.h"
#include "core/interchange/mlt_write_filters.h"

#include <algorithm>

namespace weft {

namespace {

Rational magnitude(const Rational &speed)
{
    return speed < Rational(0) ? -speed : speed;
}

/// A speed as MLT reads it, a decimal.
QString decimal(const Rational &value)
{
    return QString::number(value.toDouble(), 'f', 6);
}

/// Long enough for a clip with its handles, from frame 0.
void setTimeless(pugi::xml_node producer, const Clip &clip)
{
    const std::int64_t length = std::max<std::int64_t>(clip->length * 3, 15'000);
    setRange(producer, 0, length);
    setProperty(producer, "length", length);
    setProperty(producer, "eof", QStringLiteral("pause"));
}

} // namespace

MltSourceWriter::MltSourceWriter(MltOutput &output, WriteSequence writeSequence)
    : m_output(output)
    , m_writeSequence(std::move(writeSequence))
{}

std::int64_t MltSourceWriter::countedFrames(const ExportedFile &file, const Rational &speed) const
{
    const Rational played = file.duration / magnitude(speed);
    return m_output.profile().rate.frameAt(played, Rounding::Nearest);
}

std::optional<std::int64_t> MltSourceWriter::positionAt(const Clip &clip, std::int64_t frame) const
{
    const auto file = exportedFile(m_output.project(), clip->source, m_output.options());
    const auto *nested = std::get_if<NestedSource>(&clip->source);
    if ((!file || file->isStill) && !nested)
        return 0; // the same all the time; the caller may count from there
    const Rational seconds = sourceTimeAt(*clip.body, frame, m_output.profile().rate);
    if (clip->speed.isZero())
        return m_output.profile().rate.frameAt(clip->in, Rounding::Floor);
    const Rational atOwnSpeed = seconds / magnitude(clip->speed);
    std::int64_t position = m_output.profile().rate.frameAt(atOwnSpeed, Rounding::Floor);
    if (clip->speed < Rational(0) && file)
        position = countedFrames(*file, clip->speed) - 1 - position;
    return position < 0 ? std::nullopt : std::optional(position);
}

std::int64_t MltSourceWriter::frameAt(const Sequence &sequence, const Track &track,
                                      const Clip &clip, std::int64_t frame)
{
    const auto position = positionAt(clip, frame - clip.start);
    const Rational exact = clip->speed.isZero() ? Rational(0)
                                                : clip->in * m_output.profile().rate.toRational()
                                                      / magnitude(clip->speed);
    if (exact.denominator() != 1 && m_inexact.insert(clip->id).second)
        m_output
            .note(sequence, track, clip.start,
                  tr("\"%1\" starts between two frames of MLT's; it starts with the earlier one.")
                      .arg(clipName(m_output.project(), *clip.body)));
    return position.value_or(0);
}

void MltSourceWriter::noteReach(const Sequence &sequence, const Track &track, const Clip &clip)
{
    const auto file = exportedFile(m_output.project(), clip->source, m_output.options());
    if (!file || file->isStill || clip->speed.isZero())
        return;
    const Rational last = sourceTimeAt(*clip.body, clip->length - 1, m_output.profile().rate);
    if (last < Rational(0) || last >= file->duration)
        m_output.note(sequence, track, clip.start,
                      tr("\"%1\" reaches beyond its file, where MLT has no frames.")
                          .arg(clipName(m_output.project(), *clip.body)));
}

QString MltSourceWriter::write(const Sequence &sequence, const Track &track, const Clip &clip)
{
    if (const auto *nested = std::get_if<NestedSource>(&clip->source)) {
        if (clip->speed != Rational(1))
            m_output.note(sequence, track, clip.start, tr("the speed of a nested sequence."));
        return m_writeSequence(*m_output.project().find(nested->sequence));
    }
    if (const auto file = exportedFile(m_output.project(), clip->source, m_output.options()))
        return writeFile(track, clip, *file);
    if (const auto *title = std::get_if<TitleSource>(&clip->source))
        return writeTitle(sequence, track, clip, *title);
    const auto *colour = std::get_if<ColourSource>(&clip->source);
    if (std::holds_alternative<AdjustmentSource>(clip->source))
        m_output.note(sequence, track, clip.start, tr("an adjustment clip changes nothing."));
    else if (!colour)
        m_output.note(sequence, track, clip.start,
                      tr("a generated shot without a take shows nothing."));
    return mltId(writeColour(clip, colour ? colour->colour : Colour{0, 0, 0, 0}));
}

pugi::xml_node MltSourceWriter::writeColour(const Clip &clip, const Colour &colour)
{
    pugi::xml_node producer = m_output.addService("producer", "producer");
    setTimeless(producer, clip);
    setProperty(producer, "mlt_service", QStringLiteral("color"));
    setProperty(producer, "resource", mltColourText(colour));
    setProperty(producer, "mlt_image_format", QStringLiteral("rgba"));
    if (!clip->name.isEmpty())
        setProperty(producer, "shotcut:caption", clip->name);
    return producer;
}

QString MltSourceWriter::writeFile(const Track &track, const Clip &clip, const ExportedFile &file)
{
    const bool isVideo = track.kind == TrackKind::Video;
    const auto *media = std::get_if<MediaSource>(&clip->source);
    const int stream = media ? media->audioStream : 0;
    const QString name = clipName(m_output.project(), *clip.body);
    const double gainDb = isVideo ? 0 : clip->gainDb;
    const Key key{file.path, isVideo, clip->speed.toString(), isVideo ? 0 : stream,
                  name,      gainDb,  clip->keepsPitch};
    if (const auto known = m_files.find(key); known != m_files.end())
        return known->second;
    pugi::xml_node producer = m_output.addService("producer", "producer");
    if (file.isStill) {
        setTimeless(producer, clip);
        setProperty(producer, "resource", file.path);
    } else {
        writeFilm(producer, clip, file);
    }
    if (isVideo)
        setProperty(producer, "audio_index", -1);
    else
        setProperty(producer, "video_index", -1);
    if (!isVideo && stream > 0)
        setProperty(producer, "astream", stream);
    setProperty(producer, "shotcut:caption", name);
    if (gainDb != 0) // on the producer, so that its parts in dissolves have it too
        writeMltGain(producer, gainDb);
    return file.isStill ? mltId(producer) : m_files[key] = mltId(producer);
}

void MltSourceWriter::writeFilm(pugi::xml_node producer, const Clip &clip, const ExportedFile &file)
{
    const Rational speed = clip->speed.isZero() ? Rational(1) : clip->speed;
    const std::int64_t length = std::max<std::int64_t>(1, countedFrames(file, speed));
    setRange(producer, 0, length);
    setProperty(producer, "length", length);
    setProperty(producer, "eof", QStringLiteral("pause"));
    if (speed == Rational(1)) {
        setProperty(producer, "mlt_service", QStringLiteral("avformat"));
        setProperty(producer, "resource", file.path);
        return;
    }
    const QString factor = decimal(speed);
    setProperty(producer, "mlt_service", QStringLiteral("timewarp"));
    setProperty(producer, "resource", factor + QLatin1Char(':') + file.path);
    setProperty(producer, "warp_speed", factor);
    setProperty(producer, "warp_resource", file.path);
    if (clip->keepsPitch)
        setProperty(producer, "warp_pitch", 1);
    if (Rational::fromString(factor) != speed)
        m_output.note(tr("The speed %1 of \"%2\" becomes %3: MLT has decimals.")
                          .arg(speed.toString(), file.name, factor));
}

QString MltSourceWriter::writeTitle(const Sequence &sequence, const Track &track, const Clip &clip,
                                    const TitleSource &title)
{
    pugi::xml_node producer = writeColour(clip, Colour{0, 0, 0, 0});
    const double height = sequence.settings.height;
    const double width = sequence.settings.width;
    pugi::xml_node filter = producer.append_child("filter");
    setProperty(filter, "mlt_service", QStringLiteral("dynamictext"));
    setProperty(filter, "shotcut:filter", QStringLiteral("dynamicText"));
    setProperty(filter, "argument", title.text);
    // A box as high and wide as the frame, moved so that its middle is the text's.
    setProperty(filter, "geometry",
                QStringLiteral("%1 %2 %3 %4 1")
                    .arg(mltNumber((title.x - 50) / 100 * width),
                         mltNumber((title.y - 50) / 100 * height), mltNumber(width),
                         mltNumber(height)));
    setProperty(filter, "family", title.font);
    setProperty(filter, "size", mltNumber(title.size / 100 * height));
    setProperty(filter, "weight", title.weight >= 600 ? 750 : 500);
    setProperty(filter, "style", QString::fromLatin1(title.italic ? "italic" : "normal"));
    setProperty(filter, "fgcolour", mltColourText(title.colour));
    setProperty(filter, "bgcolour", mltColourText(title.box));
    setProperty(filter, "olcolour", mltColourText(title.outline));
    setProperty(filter, "outline", mltNumber(title.outlineWidth / 100 * height));
    setProperty(filter, "pad", mltNumber(title.boxPadding / 100 * height));
    setProperty(filter, "halign", QStringLiteral("center"));
    setProperty(filter, "valign", QStringLiteral("middle"));
    if (title.shadowOffset > 0 || title.align != TextAlign::Centre)
        m_output.note(sequence, track, clip.start,
                      tr("the shadow and the alignment of the lines of a title."));
    return mltId(producer);
}

} // namespace weft
