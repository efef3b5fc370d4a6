#include "core/interchange/otio_import.h"

#include "core/base/translate.h"
#include "core/interchange/otio_kept.h"
#include "core/interchange/standard_wipes.h"

#include <QFileInfo>

#include <cmath>

namespace weft {

namespace {

constexpr double kMaxSpeed = 1000;

bool isTimeWarp(const OtioEffect &effect)
{
    return effect.schema == QLatin1String("LinearTimeWarp")
           || effect.schema == QLatin1String("FreezeFrame");
}

/// What OpenTimelineIO's reader of edit lists makes of "W001".
std::optional<Transition> codedWipe(const OtioItem &item, const SequenceSettings &settings)
{
    const nlohmann::json *code = item.json;
    for (const char *step : {"metadata", "cmx_3600", "transition"}) {
        if (!code || !code->is_object())
            return {};
        const auto found = code->find(step);
        code = found == code->end() ? nullptr : &*found;
    }
    if (item.transitionType != QLatin1String("SMPTE_Wipe") || !code || !code->is_string())
        return {};
    const QString text = QString::fromStdString(code->get<std::string>());
    bool isNumber = false;
    const int number = text.mid(1).toInt(&isNumber);
    return isNumber && text.startsWith(QLatin1Char('W')) ? wipeOfCode({number, false}, settings)
                                                         : std::nullopt;
}

/// All time warps of an item together.
double timeScalar(const OtioItem &item)
{
    double scalar = 1;
    for (const OtioEffect &effect : item.effects) {
        if (isTimeWarp(effect) && effect.enabled)
            scalar *= effect.timeScalar;
    }
    return scalar;
}

/// The simplest fraction within a billionth of a number of moderate size.
Rational fractionOf(double value)
{
    for (std::int64_t denominator = 1; denominator <= 1001; ++denominator) {
        const double numerator = value * static_cast<double>(denominator);
        if (std::abs(numerator - std::round(numerator)) < 1e-9 * std::abs(numerator))
            return Rational(std::llround(numerator), denominator);
    }
    return Rational(std::llround(value * 1e6), 1'000'000);
}

bool agrees(const Rational &exact, double written)
{
    return std::abs(exact.toDouble() - written) <= 1e-9 * std::max(1.0, std::abs(written));
}

/// Whether two seconds are less than a thousandth of a frame apart.
bool agrees(const Rational &a, const Rational &b, const FrameRate &rate)
{
    const Rational apart = (a - b) * rate.toRational() * Rational(1000);
    return apart < Rational(1) && apart > Rational(-1);
}

bool isBlack(const OtioReference *reference)
{
    if (!reference || reference->schema != QLatin1String("GeneratorReference"))
        return false;
    const QString kind = reference->generatorKind.toLower();
    return kind == QLatin1String("black") || kind == QLatin1String("slug");
}

/// The title, colour … that Weft wrote as a generator.
std::optional<Source> weftGenerator(const OtioReference *reference)
{
    static const QString prefix = QStringLiteral("weft.");
    if (!reference || !reference->generatorKind.startsWith(prefix))
        return {};
    const auto parameters = reference->json->find("parameters");
    if (parameters == reference->json->end() || !parameters->is_object())
        return {};
    nlohmann::json whole = *parameters;
    whole["kind"] = reference->generatorKind.mid(prefix.size()).toStdString();
    const auto source = fromJson<Source>(whole, QString(), ErrorKind::Project);
    const bool refersToNothing = source && !std::holds_alternative<MediaSource>(*source)
                                 && !std::holds_alternative<ShotSource>(*source)
                                 && !std::holds_alternative<NestedSource>(*source);
    return refersToNothing ? std::optional<Source>(*source) : std::nullopt;
}

} // namespace

QString OtioImport::nameOf(const Row &row, const Placed &placed) const
{
    return tr("%1: the clip \"%2\"").arg(place(row, placed.range.start), placed.item.name);
}

/// The name that a clip without one of its own has.
QString OtioImport::shownName(const ClipBody &body) const
{
    if (const auto *file = std::get_if<MediaSource>(&body.source))
        return m_media.item(file->media).name;
    if (const auto *generated = std::get_if<ShotSource>(&body.source))
        return m_shots.at(generated->shot)->name;
    if (const auto *nested = std::get_if<NestedSource>(&body.source))
        return m_sequenceNames.at(nested->sequence);
    return clipName({}, body);
}

/// What Weft wrote of a clip, or a new one; its ids are free.
ClipBody OtioImport::startingBody(const Row &row, const OtioItem &item)
{
    nlohmann::json natives = {{"length", 1}};
    const nlohmann::json *own = weftMember(item.json, "clip");
    if (own && !own->contains("source")) // the reference or the stack says it
        natives["source"] = {{"kind", ColourSource::kName}, {"colour", "#000000"}};
    auto written = weftObject<ClipBody>(item, "clip", natives,
                                        tr("the clip \"%1\"").arg(item.name));
    ClipBody body = written ? *std::move(written) : ClipBody();
    const ClipId wished = body.id;
    body.id = m_ids.take(wished);
    if (body.id != wished)
        body.link = {}; // another program's copy: it is linked with nothing
    if (!m_ids.isKnown(body.link.value))
        body.link = {};
    const auto &groups = row.sequence.groups;
    const bool hasGroup = std::any_of(groups.begin(), groups.end(),
                                      [&](const Group &group) { return group.id == body.group; });
    if (!hasGroup)
        body.group = {};
    return body;
}

void OtioImport::setTime(ClipBody &body, const Row &row, const Placed &placed)
{
    const FrameRate rate = row.sequence.settings.rate;
    const OtioItem &item = placed.item;
    body.length = placed.range.length;
    const double scalar = timeScalar(item);
    if (std::abs(scalar) > kMaxSpeed) {
        note(tr("%1 plays at %2 times the speed, which Weft cannot; it plays as it is.")
                 .arg(nameOf(row, placed))
                 .arg(scalar));
        body.speed = Rational(1);
    } else if (!agrees(body.speed, scalar)) {
        body.speed = fractionOf(scalar);
    }
    const OtioReference *reference = item.reference();
    Rational in = item.range ? item.range->start.seconds() : Rational(0);
    if (reference && reference->available && item.range)
        in = in - reference->available->start.seconds();
    if (body.speed < Rational(0)) // source_range begins at the earliest frame, shown last
        in = in - rate.secondsAt(body.length - 1) * body.speed;
    if (!agrees(body.in, in, rate))
        body.in = in;
    body.fadeIn.length = std::clamp<std::int64_t>(body.fadeIn.length, 0, body.length);
    body.fadeOut.length = std::clamp<std::int64_t>(body.fadeOut.length, 0, body.length);
}

void OtioImport::setEffects(ClipBody &body, const Row &row, const Placed &placed)
{
    body.effects.clear();
    for (const OtioEffect &effect : placed.item.effects) {
        const QString what = tr("the effect \"%1\"").arg(effect.name);
        if (auto written = weftObject<Effect>(effect.json, "effect", {{"enabled", effect.enabled}},
                                              what)) {
            written->id = m_ids.take(written->id);
            leaveOutLostMedia(written->parameters,
                              QStringLiteral("%1, %2").arg(nameOf(row, placed), what));
            body.effects.push_back(*std::move(written));
        } else if (!isTimeWarp(effect)) {
            note(tr("%1: the effect \"%2\" is not known to Weft; it is kept for other programs.")
                     .arg(nameOf(row, placed), effect.name));
        }
    }
}

/// Pictures of effects and transitions that a program left out of the bin.
void OtioImport::leaveOutLostMedia(Parameters &parameters, const QString &what)
{
    std::erase_if(parameters, [&](const auto &parameter) {
        const auto *media = std::get_if<MediaId>(&parameter.second);
        const bool isLost = media && *media && !m_media.isFromBin(*media);
        if (isLost)
            note(tr("%1: its \"%2\" is not in the file.").arg(what, parameter.first));
        return isLost;
    });
}

std::optional<ClipBody> OtioImport::clipOf(Row &row, const Placed &placed)
{
    const OtioItem &item = placed.item;
    ClipBody body = startingBody(row, item);
    setTime(body, row, placed);
    if (row.track.kind == TrackKind::Audio && body.speed.isZero()) {
        note(tr("%1 stands still; sound is silent then.").arg(nameOf(row, placed)));
        return {};
    }
    setEffects(body, row, placed);
    body.enabled = item.enabled;
    if (!setSource(body, row, placed))
        return {};
    if (!body.name.isEmpty() || shownName(body) != item.name)
        body.name = item.name;
    nlohmann::json kept = keptOf(*item.json);
    if (std::holds_alternative<ColourSource>(body.source)) { // it is Weft's own now
        kept.erase("media_references");
        kept.erase("active_media_reference_key");
    }
    if (item.kind != OtioItem::Kind::Clip)
        kept.clear(); // a nested sequence keeps its own
    keep(body.unknown, kept);
    return body;
}

bool OtioImport::setSource(ClipBody &body, const Row &row, const Placed &placed)
{
    const OtioItem &item = placed.item;
    const bool isNested = item.kind != OtioItem::Kind::Clip;
    if (isNested) {
        body.source = NestedSource{nestedSequence(item, row.sequence.settings.rate)};
    } else if (auto generated = weftGenerator(item.reference())) {
        body.source = *std::move(generated);
    } else if (const auto shot = shotOf(item, nameOf(row, placed))) {
        body.source = ShotSource{*shot};
    } else if (isBlack(item.reference())) {
        body.source = ColourSource{{0, 0, 0, 255}};
        return row.track.kind == TrackKind::Video; // silence is a gap
    } else {
        return setMediaSource(body, row, placed);
    }
    const bool isSilent = std::holds_alternative<TitleSource>(body.source)
                          || std::holds_alternative<ColourSource>(body.source);
    if (row.track.kind == TrackKind::Audio && isSilent) {
        note(tr("%1 is a picture on a sound track and is left out.").arg(nameOf(row, placed)));
        return false;
    }
    return true;
}

bool OtioImport::setMediaSource(ClipBody &body, const Row &row, const Placed &placed)
{
    const FrameRate rate = row.sequence.settings.rate;
    const Rational last = sourceTimeAt(body, body.length, rate);
    const MediaNeed need{row.track.kind, rate, std::max(body.in, last)};
    const auto *written = std::get_if<MediaSource>(&body.source);
    MediaSource source{m_media.itemOf(placed.item, need, nameOf(row, placed)),
                       written ? written->audioStream : 0};
    for (const QString &sentence : m_media.takeNotes())
        note(sentence);
    const MediaItem &item = m_media.item(source.media);
    const auto streams = static_cast<int>(item.info.audio.size());
    const bool isPicture = row.track.kind == TrackKind::Video;
    if (isPicture ? !item.info.video.has_value() : streams == 0) {
        note((isPicture ? tr("%1 is left out: \"%2\" has no picture.")
                        : tr("%1 is left out: \"%2\" has no sound."))
                 .arg(nameOf(row, placed), item.name));
        return false;
    }
    if (source.audioStream < 0 || source.audioStream >= streams)
        source.audioStream = 0;
    body.source = source;
    return true;
}

/// The shot that a clip shows, if Weft wrote it.
std::optional<ShotId> OtioImport::shotOf(const OtioItem &clip, const QString &what)
{
    const OtioReference *active = clip.reference();
    for (const auto &[key, reference] : clip.references) {
        if (reference.schema != QLatin1String("GeneratorReference")
            || !weftMember(reference.json, "shot"))
            continue;
        if (active == &reference || (active && weftMember(active->json, "take")))
            return shotFor(reference, clip, what);
    }
    return {};
}

/// The shot of a recipe: the one in the bin, or, where another program changed the recipe, a new
/// one. Nothing where the recipe cannot be read and the bin does not know the shot.
std::optional<ShotId> OtioImport::shotFor(const OtioReference &reference, const OtioItem &clip,
                                          const QString &what)
{
    const nlohmann::json &id = *weftMember(reference.json, "shot");
    ShotId shot{id.is_number_integer() ? id.get<std::int64_t>() : 0};
    const auto known = m_shots.find(shot);
    const auto parameters = reference.json->find("parameters");
    const auto recipe = fromJson<Recipe>(parameters == reference.json->end() ? nlohmann::json()
                                                                             : *parameters,
                                         tr("%1: its recipe cannot be read").arg(what),
                                         ErrorKind::Project);
    if (!recipe)
        note(recipe.error().message);
    if (!recipe && known == m_shots.end())
        return {};
    if (recipe && (known == m_shots.end() || known->second->recipe != *recipe)) {
        Shot made;
        made.id = m_ids.take(ShotId{});
        made.name = clip.name;
        made.recipe = *recipe;
        std::erase_if(made.recipe.inputs, [&](const RecipeInput &input) {
            const bool isLost = !m_media.contains(input.media);
            if (isLost)
                note(tr("%1: the input \"%2\" of its recipe is not in the file.")
                         .arg(what, input.name));
            return isLost;
        });
        shot = made.id;
        m_shots[shot] = std::make_shared<const Shot>(std::move(made));
        m_result.project.shots.push_back(m_shots[shot]);
    }
    if (const OtioReference *active = clip.reference(); active && !active->url.isEmpty()) {
        const QString take = m_media.pathOf(active->url);
        if (QFileInfo(take).isFile())
            m_result.takes[shot] = take;
    }
    return shot;
}

/// Carries the transition that waits: over a cut between two clips, or as a fade beside a gap.
/// @param at frame of the cut
/// @param after the clip behind it, if it is one; it is the row's last then
void OtioImport::joinTransition(Row &row, std::int64_t at, const Placed *after)
{
    const OtioItem &item = *std::exchange(row.transition, nullptr);
    const std::size_t count = row.clips.size();
    const FrameRate rate = row.sequence.settings.rate;
    const bool hasLeft = after && count >= 2
                         && row.clips[count - 2].end() == row.clips[count - 1].start;
    if (!hasLeft)
        return addFade(row, item, at, after);
    Clip &clip = row.clips.back();
    const std::int64_t before = rate.frameAt(item.inOffset.seconds(), Rounding::Nearest);
    const std::int64_t behind = rate.frameAt(item.outOffset.seconds(), Rounding::Nearest);
    const bool isDissolve = item.transitionType == QLatin1String("SMPTE_Dissolve");
    auto written = weftObject<Transition>(item, "transition",
                                          {{"before", before}, {"length", before + behind}},
                                          tr("the transition \"%1\"").arg(item.name));
    const auto coded = written ? std::nullopt : codedWipe(item, row.sequence.settings);
    Transition transition = written ? *std::move(written) : coded.value_or(Transition());
    transition.id = m_ids.take(transition.id);
    leaveOutLostMedia(transition.parameters, tr("%1, the transition").arg(place(row, clip.start)));
    transition.length = before + behind;
    transition.before = before;
    if (!isDissolve && !coded && !weftMember(item.json, "transition"))
        note(tr("%1: the transition \"%2\" became a dissolve.")
                 .arg(place(row, clip.start),
                      item.name.isEmpty() ? item.transitionType : item.name));
    keep(transition.unknown, keptOf(*item.json));
    ClipBody body = *clip.body;
    body.transition = std::move(transition);
    clip.body = std::make_shared<const ClipBody>(std::move(body));
}

void OtioImport::addFade(Row &row, const OtioItem &transition, std::int64_t at, const Placed *after)
{
    const FrameRate rate = row.sequence.settings.rate;
    const std::int64_t inside = rate.frameAt(after ? transition.outOffset.seconds()
                                                   : transition.inOffset.seconds(),
                                             Rounding::Nearest);
    const bool hasClip = after || (!row.clips.empty() && row.clips.back().end() == at);
    if (!hasClip || inside < 1) {
        note(tr("Track %1: the transition \"%2\" touches no clip and is left out.")
                 .arg(row.track.name, transition.name));
        return;
    }
    Clip &clip = row.clips.back();
    ClipBody body = *clip.body;
    (after ? body.fadeIn : body.fadeOut).length = std::min(inside, body.length);
    note(tr("%1: the transition beside a gap became a fade.").arg(place(row, clip.start)));
    clip.body = std::make_shared<const ClipBody>(std::move(body));
}

void OtioImport::addItemMarkers(Row &row, const Placed &placed, const Rational &speed)
{
    using Kind = OtioItem::Kind;
    const bool isNested = placed.item.kind == Kind::Stack || placed.item.kind == Kind::Track;
    if (isNested || placed.item.markers.empty())
        return; // a nested sequence has its own
    note(tr("%1: its markers became markers of the sequence.").arg(nameOf(row, placed)));
    const FrameRate rate = row.sequence.settings.rate;
    const Rational first = placed.item.range ? placed.item.range->start.seconds() : Rational(0);
    for (OtioMarker marker : placed.item.markers) {
        Rational offset = marker.range.start.seconds() - first;
        if (!speed.isZero())
            offset = offset / speed;
        if (speed < Rational(0)) // the range's first frame is shown last
            offset = offset + rate.secondsAt(placed.range.length - 1);
        if (offset < Rational(0) || offset > rate.secondsAt(placed.range.length)) {
            note(tr("%1: the marker \"%2\" lies outside of the part that it shows.")
                     .arg(nameOf(row, placed), marker.name));
            continue;
        }
        marker.range.start = {rate.secondsAt(placed.range.start) + offset, Rational(1)};
        row.markers.push_back(std::move(marker));
    }
}

} // namespace weft
