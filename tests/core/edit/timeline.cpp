#include "tests/core/edit/timeline.h"

#include "core/model/validate.h"
#include "core/project/document.h"
#include "core/project/project_file.h"

#include <QtTest>

namespace weft::test {

namespace {

const FrameRate kRate = FrameRate::make(25).value();

MediaItem media(const QString &name)
{
    MediaItem item;
    item.name = name;
    item.path = name;
    return item;
}

} // namespace

Timeline::Timeline()
{
    MediaItem film = media(QStringLiteral("film"));
    film.info.video
        = VideoInfo{QStringLiteral("h264"), 640, 360, 1, 0, false, kRate, false, 400, 16};
    film.info.audio = {{QStringLiteral("aac"), 2, 48000, 16}};
    MediaItem song = media(QStringLiteral("song"));
    song.info.audio = {{QStringLiteral("flac"), 2, 44100, 20}};
    MediaItem photo = media(QStringLiteral("photo"));
    photo.info.isStill = true;
    photo.info.video = VideoInfo{QStringLiteral("png"), 800, 600, 1, 0, false, kRate, false, 1, 0};
    Recipe recipe;
    recipe.generator = QStringLiteral("testpattern");
    recipe.width = 640;
    recipe.height = 360;
    recipe.rate = kRate;
    recipe.length = 50;
    must(AddMedia{film});
    must(AddMedia{song});
    must(AddMedia{photo});
    must(AddShot{QStringLiteral("shot"), {}, recipe});
    m_film = m_project.media[0]->id;
    m_song = m_project.media[1]->id;
    m_photo = m_project.media[2]->id;
    m_shot = m_project.shots[0]->id;
    must(AddSequence{QStringLiteral("Cut"), SequenceSettings{640, 360, kRate}, 2, 2});
}

const Track &Timeline::track(const QString &name) const
{
    for (const auto &track : sequence().tracks) {
        if (track->name == name)
            return *track;
    }
    qFatal("no track %s", qPrintable(name));
}

Clip Timeline::clip(const QString &name) const
{
    for (const auto &track : sequence().tracks) {
        for (const Clip &clip : track->clips) {
            if (clip->name == name)
                return clip;
        }
    }
    qFatal("no clip %s", qPrintable(name));
}

Clip Timeline::last(const QString &name) const
{
    const ClipList &clips = track(name).clips;
    if (clips.isEmpty())
        qFatal("no clip on %s", qPrintable(name));
    return clips.at(clips.size() - 1);
}

Status Timeline::edit(const Edit &edit)
{
    const Project before = m_project;
    Result<Project> after = weft::apply(m_project, edit);
    if (m_project != before)
        qFatal("apply() changed its argument");
    if (!after)
        return fail(after);
    if (const QStringList problems = validate(*after); !problems.isEmpty())
        qFatal("an edit left a broken project: %s", qPrintable(problems.join(QLatin1Char('\n'))));
    const auto reread = fromProjectText(toProjectText(*after), QStringLiteral("test"));
    if (!reread || *reread != *after)
        qFatal("the edited project does not survive its file");
    Document document(before);
    const bool isApplied = document.apply(edit) && *document.root() == *after;
    document.undo();
    const bool isUndone = *document.root() == before;
    document.redo();
    if (!isApplied || !isUndone || *document.root() != *after)
        qFatal("an edit is not undone and redone as it was done");
    m_project = *std::move(after);
    return {};
}

void Timeline::must(const Edit &edit)
{
    if (const Status status = this->edit(edit); !status)
        qFatal("%s", qPrintable(status.error().message));
}

void Timeline::put(const QString &track, const QString &name, std::int64_t start,
                   std::int64_t length, std::int64_t in)
{
    NewClip clip{film()};
    (this->track(track).kind == TrackKind::Video ? clip.video : clip.audio) = id(track);
    clip.length = length;
    clip.in = kRate.secondsAt(in);
    clip.name = name;
    must(Overwrite{clip, start});
}

void Timeline::putLinked(const QString &name, std::int64_t start, std::int64_t length,
                         std::int64_t in)
{
    NewClip clip{film(), id(QStringLiteral("V1")), id(QStringLiteral("A1")), length,
                 kRate.secondsAt(in)};
    clip.name = name;
    must(Overwrite{clip, start});
    SetClip rename{track(QStringLiteral("A1"))
                       .clips.at(*track(QStringLiteral("A1")).clips.indexAt(start))
                       ->id};
    rename.name = name + QLatin1Char('~');
    must(rename);
}

QString Timeline::text(const QString &name) const
{
    QStringList parts;
    for (const Clip &clip : track(name).clips) {
        QString part = QStringLiteral("%1:%2+%3").arg(clip->name).arg(clip.start).arg(clip->length);
        if (clip->transition)
            part += QStringLiteral("<%1|%2")
                        .arg(clip->transition->before)
                        .arg(clip->transition->length - clip->transition->before);
        parts << part;
    }
    return parts.join(QLatin1Char(' '));
}

std::int64_t Timeline::sourceFrame(const QString &name, std::int64_t frame) const
{
    const ClipList &clips = track(name).clips;
    const auto index = clips.indexAt(frame);
    if (!index)
        return -1;
    const Clip clip = clips.at(*index);
    return kRate.frameAt(sourceTimeAt(*clip.body, frame - clip.start, kRate), Rounding::Floor);
}

void Timeline::setLocked(const QString &track, bool locked)
{
    SetTrack edit{id(track)};
    edit.locked = locked;
    must(edit);
}

void Timeline::setSyncLock(const QString &track, bool syncLock)
{
    SetTrack edit{id(track)};
    edit.syncLock = syncLock;
    must(edit);
}

} // namespace weft::test
