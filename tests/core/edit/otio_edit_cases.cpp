#include "tests/core/edit/otio_edit_cases.h"

#include <QRegularExpression>

namespace weft::test {

namespace {

using Make = std::function<Edit(const CaseTrack &)>;

Make split(std::int64_t at)
{
    return [=](const CaseTrack &t) { return Split{t.id(), {}, at}; };
}

Make overwrite(const char *name, std::int64_t at, std::int64_t length, std::int64_t in = 0)
{
    return [=](const CaseTrack &t) { return Overwrite{t.fresh(name, in, length), at}; };
}

Make insert(const char *name, std::int64_t at, std::int64_t length)
{
    return [=](const CaseTrack &t) { return Insert{t.fresh(name, 0, length), at}; };
}

Make slip(std::int64_t by)
{
    return [=](const CaseTrack &t) { return Slip{{t.clip("a")}, by}; };
}

Make slide(std::int64_t by)
{
    return [=](const CaseTrack &t) { return Slide{t.clip("b"), by}; };
}

Make trim(const char *clip, Edge edge, std::int64_t to)
{
    return [=](const CaseTrack &t) { return Trim{t.clip(clip), edge, to}; };
}

Make rippleTrim(const char *clip, Edge edge, std::int64_t to)
{
    return [=](const CaseTrack &t) { return RippleTrim{t.clip(clip), edge, to}; };
}

Make roll(const char *clip, std::int64_t to)
{
    return [=](const CaseTrack &t) { return Roll{t.clip(clip), to}; };
}

/// Points in frames; those not given are decided by the others.
struct Points
{
    std::optional<std::int64_t> sourceIn, sourceOut, in, out;
};

Make placeSpan(const Points &points)
{
    return [=](const CaseTrack &t) {
        PlaceSpan edit{t.longSource(), t.id()};
        if (points.sourceIn)
            edit.sourceIn = t.seconds(*points.sourceIn);
        if (points.sourceOut)
            edit.sourceOut = t.seconds(*points.sourceOut);
        edit.in = points.in;
        edit.out = points.out;
        return edit;
    };
}

constexpr const char *kOne = "a:0+24@0";
constexpr const char *kTwo = "a:0+24@0 b:24+24@0";
constexpr const char *kThirty = "a:0+90@0 b:90+90@0 c:180+90@90"; // 3 s each, at 30 fps
constexpr const char *kDissolves = "a:0+24@0 b:24+50@0<5|3 c:74+30@0 d:104+25@0";
constexpr const char *kSlide = "a:0+24@0 b:24+30@0 c:54+40@0";
constexpr const char *kTrim = "b:20+50@5 c:70+10@0";
constexpr const char *kRipple = "b:20+25@5 c:45+20@5";
constexpr const char *kRoll = "b:20+30@5 c:50+20@5";
constexpr const char *kFill = "a:0+20@0 c:50+20@5";

constexpr const char *kClamps = "they clamp at the end of the material, we refuse";
constexpr const char *kSlidesOn
    = "they move all that follows; with us the next clip gives what the one before gets, and "
      "nothing else moves: theirs is the ripple trim of the following row";

const std::vector<OtioEditCase> kSlice{
    {"slice_1 in the middle", kOne, split(12), "a:0+12@0 a:12+12@12"},
    {"slice_1 at the beginning", kOne, split(0), nullptr},
    {"slice_1 near the beginning", kOne, split(1), "a:0+1@0 a:1+23@1"},
    {"slice_1 near the end", kOne, split(23), "a:0+23@0 a:23+1@23"},
    {"slice_1 at the end", kOne, split(24), nullptr},
    {"slice_2 first", kThirty, split(121), "a:0+90@0 b:90+31@0 b:121+59@31 c:180+90@90", nullptr,
     nullptr, 30},
    {"slice_2 a frame later", "a:0+90@0 b:90+31@0 x:121+59@31 c:180+90@90", split(122),
     "a:0+90@0 b:90+31@0 x:121+1@31 x:122+58@32 c:180+90@90", nullptr, nullptr, 30},
    {"slice_2 the frame between removed", "a:0+90@0 b:90+31@0 x:121+1@31 y:122+58@32 c:180+90@90",
     [](const CaseTrack &t) { return RippleDelete{{t.clip("x")}}; },
     "a:0+90@0 b:90+31@0 y:121+58@32 c:179+90@90", nullptr, nullptr, 30},
    {"slice_2 where a clip starts", "a:0+90@0 b:90+31@0 y:121+58@32 c:179+90@90", split(121),
     nullptr, nullptr, nullptr, 30},
    {"slice_2 again a frame later", "a:0+90@0 b:90+31@0 y:121+58@32 c:179+90@90", split(122),
     "a:0+90@0 b:90+31@0 y:121+1@32 y:122+57@33 c:179+90@90", nullptr, nullptr, 30},
    {"slice_2 where the last clip starts", "a:0+90@0 b:90+31@0 y:121+1@32 z:122+57@33 c:179+90@90",
     split(179), nullptr, nullptr, nullptr, 30},
    // Theirs compare the items alone; what becomes of the transitions is ours.
    {"slice_transitions_1 at a transition's cut", kDissolves, split(24), nullptr},
    {"slice_transitions_1 inside a transition", kDissolves, split(23),
     "a:0+23@0 a:23+1@23 b:24+50@0<1|3 c:74+30@0 d:104+25@0"},
};

const std::vector<OtioEditCase> kOverwrite{
    {"overwrite_0 past the end", kOne, overwrite("b", 48, 24), "a:0+24@0 b:48+24@0"},
    {"overwrite_1 past the end", kOne, overwrite("b", 48, 24), "a:0+24@0 b:48+24@0"},
    {"overwrite_2 a frame inside", "a:0+100@1", overwrite("b", 42, 1, 1),
     "a:0+42@1 b:42+1@1 a:43+57@44"},
    {"overwrite_3 parts of two clips", kTwo, overwrite("c", 12, 24),
     "a:0+12@0 c:12+24@0 b:36+12@12"},
    {"overwrite_4 a frame of a long clip", "a:0+704@0", overwrite("o", 272, 1),
     "a:0+272@0 o:272+1@0 a:273+431@273"},
    {"overwrite_5 a frame of a long clip", "a:0+704@0", overwrite("o", 272, 1),
     "a:0+272@0 o:272+1@0 a:273+431@273", nullptr, nullptr, 30},
    {"overwrite_5 another frame", "a:0+272@0 o:272+1@0 x:273+431@273", overwrite("p", 360, 1),
     "a:0+272@0 o:272+1@0 x:273+87@273 p:360+1@0 x:361+343@361", nullptr, nullptr, 30},
    {"overwrite_5 the same frame", "a:0+272@0 o:272+1@0 x:273+87@273 p:360+1@0 y:361+343@361",
     overwrite("q", 360, 1), "a:0+272@0 o:272+1@0 x:273+87@273 q:360+1@0 y:361+343@361", nullptr,
     nullptr, 30},
    {"overwrite_6 in clips of other rates", kThirty, overwrite("o", 137, 1),
     "a:0+90@0 b:90+47@0 o:137+1@0 b:138+42@48 c:180+90@90", nullptr, nullptr, 30},
};

const std::vector<OtioEditCase> kInsert{
    {"insert_1 in the middle of the first", kTwo, insert("n", 12, 12),
     "a:0+12@0 n:12+12@0 a:24+12@12 b:36+24@0"},
    {"insert_2 at the start", kTwo, insert("n", 0, 12), "n:0+12@0 a:12+24@0 b:36+24@0"},
    {"insert_3 before the start", kTwo, insert("n", -1, 12), nullptr,
     "n:0+12@0 a:12+24@0 b:36+24@0", "nothing starts before frame 0: they clamp, we refuse"},
    {"insert_4 at the cut", kTwo, insert("n", 24, 12), "a:0+24@0 n:24+12@0 b:36+24@0"},
    {"insert_4 (the second of that name) at the end", kTwo, insert("n", 48, 12),
     "a:0+24@0 b:24+24@0 n:48+12@0"},
    {"insert_5 near the beginning of the first", kTwo, insert("n", 1, 12),
     "a:0+1@0 n:1+12@0 a:13+23@1 b:36+24@0"},
    {"insert_6 near the end of the second", kTwo, insert("n", 47, 12),
     "a:0+24@0 b:24+23@0 n:47+12@0 b:59+1@23"},
    {"insert_7 between clips of other rates", "a:0+90@0 b:90+90@90", insert("n", 90, 90),
     "a:0+90@0 n:90+90@0 b:180+90@90", nullptr, nullptr, 30},
};

// Their media runs from −15 to 48 and the clip shows it from 0 on.
const std::vector<OtioEditCase> kSlip{
    {"slip by 5", "a:0+36@15", slip(5), "a:0+36@20", nullptr, nullptr, 24, 63},
    {"slip by 12, to the end", "a:0+36@15", slip(12), "a:0+36@27", nullptr, nullptr, 24, 63},
    {"slip by 20, beyond the end", "a:0+36@15", slip(20), nullptr, "a:0+36@27", kClamps, 24, 63},
    {"slip by -5", "a:0+36@15", slip(-5), "a:0+36@10", nullptr, nullptr, 24, 63},
    {"slip by -15, to the start", "a:0+36@15", slip(-15), "a:0+36@0", nullptr, nullptr, 24, 63},
    {"slip by -30, beyond the start", "a:0+36@15", slip(-30), nullptr, "a:0+36@0", kClamps, 24, 63},
};

const std::vector<OtioEditCase> kSlides{
    {"slide by 0", kSlide, slide(0), kSlide, nullptr, nullptr, 24, 48},
    {"slide by 12", kSlide, slide(12), "a:0+36@0 b:36+30@0 c:66+28@12",
     "a:0+36@0 b:36+30@0 c:66+40@0", kSlidesOn, 24, 48},
    {"slide by 12 as a ripple trim", kSlide, rippleTrim("a", Edge::End, 36),
     "a:0+36@0 b:36+30@0 c:66+40@0", nullptr, nullptr, 24, 48},
    {"slide by 48, beyond the material", kSlide, slide(48), nullptr, "a:0+48@0 b:48+30@0 c:78+40@0",
     kClamps, 24, 48},
    {"slide by -10", kSlide, slide(-10), nullptr, "a:0+14@0 b:14+30@0 c:44+40@0", kSlidesOn, 24,
     48},
    {"slide by -10 as a ripple trim", kSlide, rippleTrim("a", Edge::End, 14),
     "a:0+14@0 b:14+30@0 c:44+40@0", nullptr, nullptr, 24, 48},
    {"slide by -24, over the clip before", kSlide, slide(-24), nullptr, nullptr, nullptr, 24, 48},
};

const std::vector<OtioEditCase> kTrims{
    {"trim_1 the start, beside a gap", kTrim, trim("b", Edge::Start, 25), "b:25+45@10 c:70+10@0"},
    {"trim_2 the end, against a clip", kTrim, trim("b", Edge::End, 75), nullptr},
    {"trim_3 the end, leaving a gap", kTrim, trim("b", Edge::End, 65), "b:20+45@5 c:70+10@0"},
    {"ripple_1 the start by 10", kRipple, rippleTrim("b", Edge::Start, 30), "b:20+15@15 c:35+20@5"},
    {"ripple_2 the start by -10", kRipple, rippleTrim("b", Edge::Start, 10), nullptr,
     "b:20+30@0 c:50+20@5", kClamps},
    {"ripple_2 as far as it reaches", kRipple, rippleTrim("b", Edge::Start, 15),
     "b:20+30@0 c:50+20@5"},
    {"ripple_3 the end by 10", kRipple, rippleTrim("b", Edge::End, 55), "b:20+35@5 c:55+20@5"},
    {"ripple_4 the end by -10", kRipple, rippleTrim("b", Edge::End, 35), "b:20+15@5 c:35+20@5"},
    {"roll_1 the start by 10, beside a gap: a trim with us", kRoll, trim("b", Edge::Start, 30),
     "b:30+20@15 c:50+20@5"},
    {"roll_2 the start by -10, beside a gap", kRoll, trim("b", Edge::Start, 10), nullptr,
     "b:15+35@0 c:50+20@5", kClamps},
    {"roll_2 as far as it reaches", kRoll, trim("b", Edge::Start, 15), "b:15+35@0 c:50+20@5"},
    {"roll_3 the end by 10", kRoll, roll("c", 60), "b:20+40@5 c:60+10@15", "b:20+40@5 c:60+20@15",
     "what one clip gains the other loses, as their header says too: \"end time in parent of item "
     "after input item will never change\"; their test lets the track grow"},
    {"roll_4 the end by -10", kRoll, roll("c", 40), nullptr, "b:20+25@5 c:45+20@0", kClamps},
    {"roll_4 as far as it reaches", kRoll, roll("c", 45), "b:20+25@5 c:45+25@0",
     "b:20+25@5 c:45+20@0", "as roll_3: their test leaves a hole at the end"},
};

const std::vector<OtioEditCase> kFills{
    {"fill_1 fit 35 frames into a gap of 30", kFill, placeSpan({0, 35, 20, 50}),
     "a:0+20@0 :20+30@0*7/6 c:50+20@5", "a:0+20@0 :20+35@0 c:55+20@5",
     "both change the speed; they leave the length of the item as it was, we fill the gap"},
    {"fill_2 by the source, longer than the gap", kFill, placeSpan({0, 35, 20, {}}),
     "a:0+20@0 :20+35@0 c:55+15@10", "a:0+20@0 :20+35@0 c:55+5@20",
     "five frames of c are covered and five are lost; theirs loses fifteen"},
    {"fill_3 by the source, as long as the gap", kFill, placeSpan({0, 30, 20, {}}),
     "a:0+20@0 :20+30@0 c:50+20@5"},
    {"fill_4 by the source, shorter than the gap", kFill, placeSpan({0, 5, 20, {}}),
     "a:0+20@0 :20+5@0 c:50+20@5"},
    {"fill_5 by the sequence, cut from the out point back", kFill, placeSpan({{}, 35, 20, 50}),
     "a:0+20@0 :20+30@5 c:50+20@5"},
    {"fill_6 by the sequence, from before the source", kFill, placeSpan({{}, 20, 20, 50}), nullptr,
     "a:0+20@0 :20+15@5 c:50+20@5",
     "the out point 20 and a gap of 30 ask for source before its start: they place a part, we "
     "refuse"},
    {"fill_7 by the sequence, shorter than the gap", kFill, placeSpan({10, 15, 20, {}}),
     "a:0+20@0 :20+5@10 c:50+20@5"},
    {"fill_8 by the sequence, shorter than the gap", kFill, placeSpan({10, 15, 20, {}}),
     "a:0+20@0 :20+5@10 c:50+20@5"},
};

MediaItem footage(const char *name, std::int64_t frames, const FrameRate &rate)
{
    MediaItem item;
    item.path = QString::fromUtf8(name);
    VideoInfo video;
    video.codec = QStringLiteral("h264");
    video.width = 640;
    video.height = 360;
    video.rate = rate;
    video.frameCount = frames;
    video.duration = rate.secondsAt(frames);
    item.info.video = video;
    return item;
}

} // namespace

CaseTrack::CaseTrack(const FrameRate &rate, std::int64_t materialFrames, const QString &before)
    : m_rate(rate)
{
    const auto must = [&](const Edit &edit) {
        auto next = weft::apply(m_project, edit);
        if (!next)
            qFatal("%s", qPrintable(next.error().message));
        m_project = *std::move(next);
    };
    must(AddMedia{footage("short", materialFrames, rate)});
    must(AddMedia{footage("long", 9000, rate)});
    must(AddSequence{{}, SequenceSettings{640, 360, rate}, 1, 0});
    m_short = m_project.media[0]->id;
    m_long = m_project.media[1]->id;
    m_track = m_project.sequences[0]->tracks[0]->id;
    static const QRegularExpression kClip(
        QStringLiteral("^(\\w+):(\\d+)\\+(\\d+)@(\\d+)(?:<(\\d+)\\|(\\d+))?$"));
    for (const QString &part : before.split(QLatin1Char(' '))) {
        const auto match = kClip.match(part);
        const auto number = [&](int group) { return match.captured(group).toLongLong(); };
        const QByteArray name = match.captured(1).toUtf8();
        NewClip clip = fresh(name.constData(), number(4), number(3));
        if (name == "a")
            clip.source = MediaSource{m_short};
        must(Overwrite{clip, number(2)});
        if (match.hasCaptured(5)) // both of theirs have no media, so no handle limits them
            must(AddTransition{this->clip(name.constData()),
                               QStringLiteral("dissolve"),
                               number(5) + number(6),
                               number(5),
                               {},
                               HandleRule::Hold});
    }
}

ClipId CaseTrack::clip(const char *name) const
{
    for (const Clip &clip : m_project.sequences[0]->tracks[0]->clips) {
        if (clip->name == QString::fromUtf8(name))
            return clip->id;
    }
    qFatal("no clip %s", name);
}

NewClip CaseTrack::fresh(const char *name, std::int64_t in, std::int64_t length) const
{
    NewClip clip{MediaSource{m_long}, m_track};
    clip.length = length;
    clip.in = seconds(in);
    clip.name = QString::fromUtf8(name);
    return clip;
}

QString CaseTrack::text(const Project &project, TrackId track, const FrameRate &rate)
{
    QStringList parts;
    for (const Clip &clip : trackAt(project, *findTrack(project, track)).clips) {
        QString part = QStringLiteral("%1:%2+%3@%4")
                           .arg(clip->name)
                           .arg(clip.start)
                           .arg(clip->length)
                           .arg(rate.frameAt(clip->in, Rounding::Nearest));
        if (clip->speed != Rational(1))
            part += QLatin1Char('*') + clip->speed.toString();
        if (const auto &transition = clip->transition)
            part += QStringLiteral("<%1|%2")
                        .arg(transition->before)
                        .arg(transition->length - transition->before);
        parts << part;
    }
    return parts.join(QLatin1Char(' '));
}

const std::vector<OtioEditCase> &otioEditCases()
{
    static const std::vector<OtioEditCase> all = [] {
        std::vector<OtioEditCase> cases;
        for (const auto *group :
             {&kSlice, &kOverwrite, &kInsert, &kSlip, &kSlides, &kTrims, &kFills})
            cases.insert(cases.end(), group->begin(), group->end());
        return cases;
    }();
    return all;
}

} // namespace weft::test
