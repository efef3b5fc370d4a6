#include "tests/core/interchange/rich_project.h"

#include "tests/core/edit/timeline.h"

#include "core/interchange/otio_url.h"

#include <QStringList>

namespace weft::test {

namespace {

QString u(const char *text)
{
    return QString::fromUtf8(text);
}

void must(Timeline &t, const Edit &edit)
{
    const Status status = t.edit(edit);
    if (!status)
        qFatal("%s", qPrintable(status.error().message));
}

void fill(Timeline &t)
{
    t.putLinked(u("a"), 0, 40);
    t.putLinked(u("b"), 40, 40);
    t.putLinked(u("c"), 90, 20, 50);
    t.put(u("V2"), u("over"), 10, 25, 7);
    must(t, AddTransition{t.idOf(u("b")), u("dissolve"), 10});
    Curve curve;
    curve.keyframes = {{0, 0.1, Interpolation::Bezier, {}, {3.5, 1e-7}},
                       {30, 1.0 / 3, Interpolation::Smooth}};
    must(t, AddEffect{t.idOf(u("a")),
                      u("transform"),
                      {{u("x"), curve}, {u("rotation"), Curve(-12.5)}}});
    must(t, AddEffect{t.idOf(u("a")), u("opacity"), {}});
    must(t, SetClip{t.idOf(u("a")),
                    u("näme ✂ \"quoted\""),
                    false,
                    Fit::Fill,
                    {},
                    -3.5,
                    Fade{3, FadeShape::EqualPower},
                    Fade{4}});
    must(t, SetSpeed{t.idOf(u("c")), Rational(-1, 3), true});
    must(t, InsertFreeze{t.id(u("V1")), 50, 12});
    must(t, Append{NewClip{TitleSource{u("Ein Titel\n二行目")}, t.id(u("V2"))}});
    must(t, Append{NewClip{ColourSource{{1, 2, 3, 4}}, t.id(u("V2")), {}, 7}});
    must(t, Append{NewClip{t.shot(), t.id(u("V2"))}});
    must(t, Append{NewClip{t.photo(), t.id(u("V2")), {}, 20}});
    must(t,
         Append{NewClip{t.song(), {}, t.id(u("A2")), 25, Rational(1001, 30000), Rational(1, 3)}});
    must(t, GroupClips{{t.idOf(u("over")), t.idOf(u("b"))}});
}

/// A copy with a sequence, a track … changed in place: for what no edit does.
Project finished(Project project, SequenceId nest)
{
    for (auto &item : project.media) {
        auto copy = std::make_shared<MediaItem>(*item);
        copy->path = u("/media/my films/") + item->name + u(" 50%.mov");
        copy->identity = {1234, u("0123456789abcdef0123456789abcdef")};
        item = copy;
    }
    Sequence main = *project.sequences.front();
    Track hidden;
    hidden.id = {project.nextId++};
    hidden.name = u("V3");
    hidden.hidden = true;
    hidden.locked = true;
    ClipBody body;
    body.id = {project.nextId++};
    body.source = NestedSource{nest};
    body.length = 9;
    body.in = Rational(2, 25);
    body.unknown = R"({"fromTheFuture":[1,2.5,"x",null]})";
    hidden.clips = ClipList::fromSorted({{200, std::make_shared<const ClipBody>(body)}});
    main.tracks.push_back(std::make_shared<const Track>(hidden));
    Track quiet = *main.tracks[3];
    quiet.muted = true;
    quiet.gainDb = -6.5;
    main.tracks[3] = std::make_shared<const Track>(quiet);
    project.sequences.front() = std::make_shared<const Sequence>(main);
    return project;
}

QString clipLine(const Project &project, const Sequence &sequence, const Clip &clip)
{
    const FrameRate rate = sequence.settings.rate;
    const bool isBackwards = clip->speed < Rational(0);
    const Rational first = isBackwards ? sourceTimeAt(*clip.body, clip->length - 1, rate)
                                       : clip->in;
    QString line = QStringLiteral("%1+%2 %3 in %4 speed %5")
                       .arg(clip.start)
                       .arg(clip->length)
                       .arg(clipName(project, *clip.body))
                       .arg(first.toDouble(), 0, 'f', 6)
                       .arg(clip->speed.toDouble(), 0, 'f', 6);
    if (!clip->enabled)
        line += u(" disabled");
    QStringList effects;
    for (const Effect &effect : clip->effects)
        effects << effect.type;
    if (!effects.isEmpty())
        line += u(" effects ") + effects.join(u(","));
    if (const auto *file = std::get_if<MediaSource>(&clip->source))
        line += u(" file ") + urlOfPath(project.find(file->media)->path, u("/elsewhere/here"));
    else if (const auto *shot = std::get_if<ShotSource>(&clip->source))
        line += u(" generator ") + project.find(shot->shot)->recipe.generator;
    else if (std::holds_alternative<TitleSource>(clip->source))
        line += u(" generator weft.title");
    else if (std::holds_alternative<ColourSource>(clip->source))
        line += u(" generator weft.colour");
    return line;
}

void listSequence(const Project &project, const Sequence &sequence, const QString &indent,
                  QStringList &lines)
{
    for (const Marker &marker : sequence.markers)
        lines << QStringLiteral("%1marker %2+%3 %4")
                     .arg(indent)
                     .arg(marker.at)
                     .arg(marker.length)
                     .arg(marker.name);
    for (const auto &track : sequence.tracks) {
        const bool isVideo = track->kind == TrackKind::Video;
        lines << indent + (isVideo ? u("Video ") : u("Audio ")) + track->name
                     + (track->hidden || track->muted ? u(" disabled") : QString());
        for (const Clip &clip : track->clips) {
            if (const auto &over = clip->transition)
                lines << QStringLiteral("%1  %2 SMPTE_Dissolve %3|%4")
                             .arg(indent)
                             .arg(clip.start)
                             .arg(over->before)
                             .arg(over->length - over->before);
            lines << indent + u("  ") + clipLine(project, sequence, clip);
            if (const auto *nested = std::get_if<NestedSource>(&clip->source))
                listSequence(project, *project.find(nested->sequence), indent + u("    "), lines);
        }
    }
}

} // namespace

Project richProject()
{
    Timeline t;
    fill(t);
    must(t, AddMarker{{}, 5, 2, u("m"), u("n")});
    must(t, AddMarker{{}, 5, 0, u("same place"), {}});
    must(t, AddFolder{u("Folder"), {}});
    must(t, Nest{{t.idOf(u("c"))}, u("Inner")});
    const SequenceId nest = t.project().sequences.back()->id;
    must(t, AddSequence{u("Second")});
    must(t, ChooseTake{t.shot().shot, u("abc123")});
    return finished(t.project(), nest);
}

QString listing(const Project &project, SequenceId id)
{
    const Sequence &sequence = *project.find(id);
    QStringList lines{sequence.name};
    listSequence(project, sequence, {}, lines);
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace weft::test
