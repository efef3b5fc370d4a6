#include "tests/core/edit/rules.h"

#include <QRegularExpression>

namespace weft::test {

namespace {

QString u(const char *text)
{
    return QString::fromUtf8(text);
}

void putClips(Timeline &t, const QString &track, const QString &clips)
{
    static const QRegularExpression pattern(u("(\\S+):(\\d+)\\+(\\d+)(?:@(\\d+))?"));
    auto matches = pattern.globalMatch(clips);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const std::int64_t start = match.captured(2).toLongLong();
        const std::int64_t length = match.captured(3).toLongLong();
        const std::int64_t in = match.hasCaptured(4) ? match.captured(4).toLongLong() : 100;
        if (track == u("L"))
            t.putLinked(match.captured(1), start, length, in);
        else
            t.put(track, match.captured(1), start, length, in);
    }
}

NewClip fresh(const Timeline &t, const char *video, std::int64_t length,
              const char *audio = nullptr)
{
    NewClip clip{t.film(), t.id(u(video)), audio ? t.id(u(audio)) : TrackId{}, length};
    clip.name = u("n");
    return clip;
}

void addFade(Timeline &t, const char *clip, std::int64_t in, std::int64_t out)
{
    SetClip fades{t.idOf(u(clip))};
    fades.fadeIn = Fade{in};
    fades.fadeOut = Fade{out};
    t.must(fades);
}

/// A clip of the shot (50 frames) that ends at frame 50 of V1, before a clip of the film.
void putShotBeforeFilm(Timeline &t)
{
    NewClip shot{t.shot(), t.id(u("V1"))};
    shot.name = u("s");
    t.must(Overwrite{shot, 0});
    t.put(u("V1"), u("b"), 50, 40);
}

/// A clip of the film, then a clip of the shot from its first frame.
void putFilmBeforeShot(Timeline &t)
{
    t.put(u("V1"), u("a"), 0, 40);
    NewClip shot{t.shot(), t.id(u("V1"))};
    shot.name = u("s");
    t.must(Overwrite{shot, 40});
}

void groupAandX(Timeline &t)
{
    t.must(GroupClips{{t.idOf(u("a")), t.idOf(u("x"))}});
}

// The film has 400 frames: a clip "@0" has no handle before it, one "+20@380" none after it.
const Rule kRules[] = {
    // ---- locked tracks ----
    {"a locked track is not edited, and named", "V1! a:0+10",
     [](const Timeline &t) { return Edit(Lift{{t.idOf(u("a"))}}); }, "refused: V1 is locked"},
    {"a linked partner on a locked track refuses the edit as well", "L a:0+10; A1!",
     [](const Timeline &t) {
         return Edit(Trim{t.idOf(u("a")), Edge::End, 5});
     },
     "refused: A1 is locked"},
    {"unlinked for the moment, the partner may be locked", "L a:0+10; A1!",
     [](const Timeline &t) {
         return Edit(Trim{t.idOf(u("a")), Edge::End, 5, false, false});
     },
     "V1 a:0+5; A1 a~:0+10"},
    {"a member of the group on a locked track refuses a move", "V1 a:0+10; V2! x:0+10",
     [](const Timeline &t) {
         return Edit(Move{{t.idOf(u("a"))}, 5});
     },
     "refused: V2 is locked", groupAandX},
    {"nothing is moved onto a locked track", "V1 a:0+10; V2!",
     [](const Timeline &t) {
         return Edit(Move{{t.idOf(u("a"))}, 0, 1});
     },
     "refused: V2 is locked"},
    {"a locked track does not ripple, whatever its sync-lock", "V1 a:0+10 b:10+10; V2! t:10+5",
     [](const Timeline &t) {
         return Edit(Insert{fresh(t, "V1", 7), 10});
     },
     "V1 a:0+10 n:10+7 b:17+10; V2 t:10+5"},
    {"a split of all tracks passes over locked ones", "V1 a:0+10; V2! t:0+10",
     [](const Timeline &) {
         return Edit(Split{{}, {}, 4});
     },
     "V1 a:0+4 a:4+6; V2 t:0+10"},

    // ---- ripples ----
    {"an insert moves every sync-locked track equally", "V1 a:0+10 b:10+10; V2 t:12+5; A2 m:40+5",
     [](const Timeline &t) {
         return Edit(Insert{fresh(t, "V1", 7), 10});
     },
     "V1 a:0+10 n:10+7 b:17+10; V2 t:19+5; A2 m:47+5"},
    {"a clip that straddles the point is cut, and shows what it showed", "V1 a:0+20; V2 t:0+20@200",
     [](const Timeline &t) {
         return Edit(Insert{fresh(t, "V1", 5), 8});
     },
     "V1 a:0+8 n:8+5 a:13+12; V2 t:0+8 t:13+12", nullptr,
     [](const Timeline &t) { return QString::number(t.sourceFrame(u("V2"), 13)); }, "208"},
    {"tracks that are not sync-locked stay", "V1 a:0+10 b:10+10; A2* m:0+40",
     [](const Timeline &t) {
         return Edit(Insert{fresh(t, "V1", 7), 10});
     },
     "V1 a:0+10 n:10+7 b:17+10; A2 m:0+40"},
    {"the edit's own track ripples even without its sync-lock", "V1* a:0+10 b:10+10",
     [](const Timeline &t) {
         return Edit(Insert{fresh(t, "V1", 7), 10});
     },
     "V1 a:0+10 n:10+7 b:17+10"},
    {"a ripple delete cuts the same time out of every sync-locked track",
     "V1 a:0+10 b:10+10 c:20+10; A2 m:0+40",
     [](const Timeline &t) { return Edit(RippleDelete{{t.idOf(u("b"))}}); },
     "V1 a:0+10 c:10+10; A2 m:0+10 m:10+20", nullptr,
     [](const Timeline &t) { return QString::number(t.sourceFrame(u("A2"), 10)); }, "120"},
    {"deleting two clips at once closes both spans", "V1 a:0+10 b:10+10 c:20+10 d:30+10",
     [](const Timeline &t) {
         return Edit(RippleDelete{{t.idOf(u("a")), t.idOf(u("c"))}});
     },
     "V1 b:0+10 d:10+10"},
    {"an extract closes the span on every sync-locked track", "V1 a:0+20; V2 t:15+10; A2* m:0+40",
     [](const Timeline &t) {
         return Edit(Extract{5, 10, {t.id(u("V1"))}, {}});
     },
     "V1 a:0+5 a:5+10; V2 t:10+10; A2 m:0+40"},
    {"a ripple trim of an end opens or closes time there", "V1 a:0+20 b:20+10; V2 t:22+4",
     [](const Timeline &t) {
         return Edit(RippleTrim{t.idOf(u("a")), Edge::End, 15});
     },
     "V1 a:0+15 b:15+10; V2 t:17+4"},
    {"a ripple trim of a start leaves the clip's place", "V1 a:0+20 b:20+10; V2 t:30+4",
     [](const Timeline &t) {
         return Edit(RippleTrim{t.idOf(u("b")), Edge::Start, 24});
     },
     "V1 a:0+20 b:20+6; V2 t:26+4", nullptr,
     [](const Timeline &t) { return QString::number(t.sourceFrame(u("V1"), 20)); }, "104"},
    {"a ripple trim to the playhead reaches back to the nearest cut",
     "V1 a:0+20 b:20+20 c:40+10; V2 t:24+30",
     [](const Timeline &) {
         return Edit(RippleTrimToPlayhead{30, Edge::Start, {}, {}});
     },
     "V1 a:0+20 b:20+4 b:24+10 c:34+10; V2 t:24+24"},
    {"a ripple trim to the playhead reaches on to the nearest cut", "V1 a:0+20 b:20+20 c:40+10",
     [](const Timeline &t) {
         return Edit(RippleTrimToPlayhead{25, Edge::End, {t.id(u("V1"))}, {}});
     },
     "V1 a:0+20 b:20+5 c:25+10"},
    {"a ripple trim to the playhead needs a clip under it", "V1 a:0+20 b:20+20",
     [](const Timeline &) {
         return Edit(RippleTrimToPlayhead{20, Edge::End, {}, {}});
     },
     "refused: nothing to trim"},
    {"another speed moves what follows on every sync-locked track", "V1 a:0+20 b:20+10; V2 t:22+4",
     [](const Timeline &t) {
         return Edit(SetSpeed{t.idOf(u("a")), Rational(2)});
     },
     "V1 a:0+10 b:10+10; V2 t:12+4"},
    {"linked clips of unlike length move what follows equally", "L a:0+10 b:20+10",
     [](const Timeline &t) {
         return Edit(SetSpeed{t.idOf(u("a")), Rational(2)});
     },
     "V1 a:0+5 b:15+10; A1 a~:0+7 b~:15+10",
     [](Timeline &t) {
         t.must(Trim{t.idOf(u("a~")), Edge::End, 14, false, false});
     }},
    {"a freeze frame opens time on every sync-locked track", "V1 a:0+20; A2 m:0+20",
     [](const Timeline &t) {
         return Edit(InsertFreeze{t.id(u("V1")), 5, 8});
     },
     "V1 a:0+5 a:5+8 a:13+15; A2 m:0+5 m:13+15"},
    {"a move by inserting rearranges the tracks it leaves and enters alone",
     "V1 a:0+10 b:10+10 c:20+10; V2 t:12+4",
     [](const Timeline &t) {
         return Edit(Move{{t.idOf(u("a"))}, 20, 0, PlaceMode::Insert});
     },
     "V1 b:0+10 a:10+10 c:20+10; V2 t:12+4"},
    {"closing a gap is refused where a sync-locked track has a clip, and that is named",
     "V1 a:0+10 b:20+10; V2 t:12+4",
     [](const Timeline &t) {
         return Edit(CloseGap{t.id(u("V1")), 15});
     },
     "refused: V2"},
    {"closing a gap moves every sync-locked track equally", "V1 a:0+10 b:20+10; V2 t:25+4",
     [](const Timeline &t) {
         return Edit(CloseGap{t.id(u("V1")), 15});
     },
     "V1 a:0+10 b:10+10; V2 t:15+4"},
    {"a roll, a slip and a slide move nothing else", "V1 a:0+20 b:20+10 c:30+20; V2 t:22+4",
     [](const Timeline &t) {
         return Edit(Slide{t.idOf(u("b")), 5});
     },
     "V1 a:0+25 b:25+10 c:35+15; V2 t:22+4"},

    // ---- sync ----
    {"a sound pushed away from its picture carries the offset", "L a:10+20",
     [](const Timeline &t) {
         return Edit(Move{{t.idOf(u("a~"))}, 3, 0, PlaceMode::Overwrite, false});
     },
     "V1 a:10+20; A1 a~:13+20", nullptr, [](const Timeline &t) { return offsetOf(t, "a~"); },
     "3 f"},
    {"so does one that an insert leaves behind", "L a:10+20; A1*",
     [](const Timeline &t) {
         return Edit(Insert{fresh(t, "V1", 3), 0});
     },
     "V1 n:0+3 a:13+20; A1 a~:10+20", nullptr, [](const Timeline &t) { return offsetOf(t, "a~"); },
     "-3 f"},
    {"trims do not change the offset", "L a:10+20",
     [](const Timeline &t) {
         return Edit(Trim{t.idOf(u("a~")), Edge::Start, 14, false, false});
     },
     "V1 a:10+20; A1 a~:14+16", nullptr, [](const Timeline &t) { return offsetOf(t, "a~"); },
     "0 f"},
    {"move into sync: the sound goes to its picture", "L a:10+20",
     [](const Timeline &t) { return Edit(MoveIntoSync{t.idOf(u("a~"))}); },
     "V1 a:10+20; A1 a~:10+20",
     [](Timeline &t) {
         t.must(Move{{t.idOf(u("a~"))}, 3, 0, PlaceMode::Overwrite, false});
     },
     [](const Timeline &t) { return offsetOf(t, "a~"); }, "0 f"},
    {"slip into sync: the sound stays and plays other material", "L a:10+20",
     [](const Timeline &t) { return Edit(SlipIntoSync{t.idOf(u("a~"))}); },
     "V1 a:10+20; A1 a~:13+20",
     [](Timeline &t) {
         t.must(Move{{t.idOf(u("a~"))}, 3, 0, PlaceMode::Overwrite, false});
     },
     [](const Timeline &t) {
         return offsetOf(t, "a~") + u(", source ") + QString::number(t.sourceFrame(u("A1"), 13));
     },
     "0 f, source 103"},
    {"without a linked picture there is no offset to mend", "A1 s:0+10",
     [](const Timeline &t) { return Edit(MoveIntoSync{t.idOf(u("s"))}); },
     "refused: no linked picture"},
    {"synchronise moves a clip to where it sounds like the reference", "V1 a:10+50; A2 r:0+50@0",
     [](const Timeline &t) {
         return Edit(Synchronise{t.idOf(u("r")), t.idOf(u("a")), Rational(116, 25)});
     },
     "V1 a:10+50; A2 r:26+50"}, // the film's 0 lies at 10 − 100, the sound's 116 frames later
    {"synchronise goes to the nearest frame", "V1 a:10+50; A2 r:0+50@0",
     [](const Timeline &t) {
         return Edit(Synchronise{t.idOf(u("r")), t.idOf(u("a")), Rational(1166, 250)});
     },
     "V1 a:10+50; A2 r:27+50"},
    {"synchronise does not start a clip before the sequence", "V1 a:10+50; A2 r:0+50@0",
     [](const Timeline &t) {
         return Edit(Synchronise{t.idOf(u("r")), t.idOf(u("a")), Rational(80, 25)});
     },
     "refused: 10 frames before"},

    // ---- transitions ----
    {"a transition with handles has its full length", "V1 a:0+20 b:20+20",
     [](const Timeline &t) {
         return Edit(AddTransition{t.idOf(u("b")), u("dissolve"), 10});
     },
     "V1 a:0+20 b:20+20<5|5"},
    {"with short handles it is the longest that fits", "V1 a:0+20@377 b:20+20",
     [](const Timeline &t) {
         return Edit(AddTransition{t.idOf(u("b")), u("dissolve"), 20});
     },
     "V1 a:0+20@377 b:20+20<17|3"},
    {"where nothing fits, the edge frames are held", "V1 a:0+20@380 b:20+20@0",
     [](const Timeline &t) {
         return Edit(AddTransition{t.idOf(u("b")), u("dissolve"), 10});
     },
     "V1 a:0+20 b:20+20<5|5"},
    {"hold: the full length, whatever the handles", "V1 a:0+20@378 b:20+20",
     [](const Timeline &t) {
         return Edit(AddTransition{t.idOf(u("b")), u("dissolve"), 10, {}, {}, HandleRule::Hold});
     },
     "V1 a:0+20 b:20+20<5|5"},
    {"overlap: the clips are trimmed into each other, and what follows moves earlier",
     "V1 a:0+20@380 b:20+20@0 c:40+10; V2 t:50+5",
     [](const Timeline &t) {
         return Edit(AddTransition{t.idOf(u("b")), u("dissolve"), 10, {}, {}, HandleRule::Overlap});
     },
     "V1 a:0+15 b:15+15<5|5 c:30+10; V2 t:40+5"},
    {"shorten is refused where nothing fits, and says so", "V1 a:0+20@380 b:20+20@0",
     [](const Timeline &t) {
         return Edit(AddTransition{t.idOf(u("b")), u("dissolve"), 10, {}, {}, HandleRule::Shorten});
     },
     "refused: no material beyond the cut"},
    {"generate: a shot before the cut is made longer by what is missing", "",
     [](const Timeline &t) {
         return Edit(
             AddTransition{t.idOf(u("b")), u("dissolve"), 10, {}, {}, HandleRule::Generate});
     },
     "V1 s:0+50 b:50+40<5|5", putShotBeforeFilm,
     [](const Timeline &t) { return QString::number(t.project().shots[0]->recipe.length); }, "55"},
    {"generate: a shot cannot go back before its first frame", "",
     [](const Timeline &t) {
         return Edit(
             AddTransition{t.idOf(u("s")), u("dissolve"), 10, {}, {}, HandleRule::Generate});
     },
     "refused: only after its last frame", putFilmBeforeShot},
    {"generate: a file has no generator", "V1 a:0+20@380 b:20+20",
     [](const Timeline &t) {
         return Edit(
             AddTransition{t.idOf(u("b")), u("dissolve"), 10, {}, {}, HandleRule::Generate});
     },
     "refused: only a generated shot"},
    {"a transition is never longer than its clips", "V1 a:0+4 b:4+4",
     [](const Timeline &t) {
         return Edit(AddTransition{t.idOf(u("b")), u("dissolve"), 100});
     },
     "V1 a:0+4 b:4+4<4|4"},
    {"two transitions do not meet in one clip", "V1 a:0+10 b:10+4 c:14+10",
     [](const Timeline &t) {
         return Edit(AddTransition{t.idOf(u("c")), u("dissolve"), 20});
     },
     "V1 a:0+10 b:10+4<2|3 c:14+10<1|10",
     [](Timeline &t) {
         t.must(AddTransition{t.idOf(u("b")), u("dissolve"), 5});
     }},
    {"the default transition goes on all selected cuts and passes over what is none",
     "V1 a:0+20 b:20+20 c:50+20 d:70+20",
     [](const Timeline &t) {
         return Edit(
             AddTransitions{{t.idOf(u("a")), t.idOf(u("b")), t.idOf(u("c")), t.idOf(u("d"))},
                            u("dissolve"),
                            8});
     },
     "V1 a:0+20 b:20+20<4|4 c:50+20 d:70+20<4|4"},
    {"a transition goes with its cut", "V1 a:0+20 b:20+20",
     [](const Timeline &t) { return Edit(Lift{{t.idOf(u("a"))}}); }, "V1 b:20+20",
     [](Timeline &t) {
         t.must(AddTransition{t.idOf(u("b")), u("dissolve"), 8});
     }},
    {"a ripple across a transition cuts it back to what is left of the clip", "V1 a:0+20 b:20+20",
     [](const Timeline &t) {
         return Edit(Insert{fresh(t, "V2", 5), 22});
     },
     "V1 a:0+20 b:20+2<4|2 b:27+18; V2 n:22+5",
     [](Timeline &t) {
         t.must(AddTransition{t.idOf(u("b")), u("dissolve"), 8});
     }},
    {"a trim under a transition shortens it", "V1 a:0+20 b:20+20",
     [](const Timeline &t) {
         return Edit(Trim{t.idOf(u("b")), Edge::End, 23});
     },
     "V1 a:0+20 b:20+3<4|3",
     [](Timeline &t) {
         t.must(AddTransition{t.idOf(u("b")), u("dissolve"), 8});
     }},
    {"a roll takes the transition along", "V1 a:0+20 b:20+20",
     [](const Timeline &t) {
         return Edit(Roll{t.idOf(u("b")), 25});
     },
     "V1 a:0+25 b:25+15<4|4",
     [](Timeline &t) {
         t.must(AddTransition{t.idOf(u("b")), u("dissolve"), 8});
     }},

    // ---- links and groups ----
    {"the right halves of linked clips are linked in their turn", "L a:0+20",
     [](const Timeline &) {
         return Edit(Split{{}, {}, 8});
     },
     "V1 a:0+8 a:8+12; A1 a~:0+8 a~:8+12", nullptr,
     [](const Timeline &t) {
         const LinkId left = t.clip(u("a"))->link, right = t.last(u("V1"))->link;
         return QString::number(right && right != left && right == t.last(u("A1"))->link
                                && left == t.clip(u("a~"))->link);
     },
     "1"},
    {"a group moves as one across its tracks", "V1 a:0+10; V2 x:5+10; A2 m:0+10",
     [](const Timeline &t) {
         return Edit(Move{{t.idOf(u("a"))}, 20});
     },
     "V1 a:20+10; V2 x:25+10; A2 m:0+10", groupAandX},
    {"a group in a group moves with the outer one", "V1 a:0+10; V2 x:5+10; A2 m:0+10",
     [](const Timeline &t) {
         return Edit(Move{{t.idOf(u("m"))}, 20});
     },
     "V1 a:20+10; V2 x:25+10; A2 m:20+10",
     [](Timeline &t) {
         groupAandX(t);
         t.must(GroupClips{{t.idOf(u("a")), t.idOf(u("m"))}});
     }},
    {"ungrouping dissolves the outer group alone", "V1 a:0+10; V2 x:5+10; A2 m:0+10",
     [](const Timeline &t) { return Edit(Ungroup{t.idOf(u("m"))}); },
     "V1 a:0+10; V2 x:5+10; A2 m:0+10",
     [](Timeline &t) {
         groupAandX(t);
         t.must(GroupClips{{t.idOf(u("a")), t.idOf(u("m"))}});
     },
     [](const Timeline &t) {
         return QStringLiteral("%1 %2")
             .arg(t.sequence().groups.size())
             .arg(t.clip(u("a"))->group == t.clip(u("x"))->group && t.clip(u("a"))->group
                  && !t.clip(u("m"))->group);
     },
     "1 1"},
    {"a group without clips is gone", "V1 a:0+10; V2 x:5+10",
     [](const Timeline &t) { return Edit(Lift{{t.idOf(u("a"))}}); }, "V1 ; V2 ", groupAandX,
     [](const Timeline &t) { return QString::number(t.sequence().groups.size()); }, "0"},
    {"only clips on different tracks are linked", "V1 a:0+10 b:10+10",
     [](const Timeline &t) {
         return Edit(Link{{t.idOf(u("a")), t.idOf(u("b"))}});
     },
     "refused: Group them instead"},

    // ---- the ends of sequences, clips and sources ----
    {"an insert at the start of the sequence moves all of it", "V1 a:0+10; A2 m:0+10",
     [](const Timeline &t) {
         return Edit(Insert{fresh(t, "V1", 4), 0});
     },
     "V1 n:0+4 a:4+10; A2 m:4+10"},
    {"nothing starts before frame 0", "V1 a:5+10",
     [](const Timeline &t) {
         return Edit(Move{{t.idOf(u("a"))}, -6});
     },
     "refused: before frame 0"},
    {"an insert behind the end leaves a gap and moves nothing", "V1 a:0+10; V2 t:0+5",
     [](const Timeline &t) {
         return Edit(Insert{fresh(t, "V1", 4), 15});
     },
     "V1 a:0+10 n:15+4; V2 t:0+5"},
    {"an append goes behind the longer of its tracks", "V1 a:0+10; A1 s:0+25",
     [](const Timeline &t) { return Edit(Append{fresh(t, "V1", 4, "A1")}); },
     "V1 a:0+10 n:25+4; A1 s:0+25 n:25+4"},
    {"no clip gets a length of 0", "V1 a:0+10",
     [](const Timeline &t) {
         return Edit(Trim{t.idOf(u("a")), Edge::End, 0});
     },
     "refused: no length left"},
    {"a split at a clip's edge cuts nothing", "V1 a:0+10 b:10+10",
     [](const Timeline &) {
         return Edit(Split{{}, {}, 10});
     },
     "refused: nothing to split"},
    {"an empty span is no span", "V1 a:0+10",
     [](const Timeline &) {
         return Edit(Extract{5, 5, {}, {}});
     },
     "refused: is empty"},
    {"a trim ends where the source does, and says how far that is", "V1 a:0+20@370",
     [](const Timeline &t) {
         return Edit(Trim{t.idOf(u("a")), Edge::End, 31});
     },
     "refused: only 10 frames"},
    {"held, a clip may be longer than its source", "V1 a:0+20@370",
     [](const Timeline &t) {
         return Edit(Trim{t.idOf(u("a")), Edge::End, 31, true});
     },
     "V1 a:0+31"},
    {"an overwrite inside a clip keeps both sides where they are", "V1 a:0+20",
     [](const Timeline &t) {
         return Edit(Overwrite{fresh(t, "V1", 5), 5});
     },
     "V1 a:0+5 n:5+5 a:10+10", nullptr,
     [](const Timeline &t) { return QString::number(t.sourceFrame(u("V1"), 10)); }, "110"},
    {"fades stay at the ends of what was cut", "V1 a:0+20",
     [](const Timeline &t) {
         return Edit(Split{t.id(u("V1")), {}, 8});
     },
     "V1 a:0+8 a:8+12", [](Timeline &t) { addFade(t, "a", 5, 6); },
     [](const Timeline &t) {
         const Clip left = t.clip(u("a")), right = t.last(u("V1"));
         return QStringLiteral("%1 %2 %3 %4")
             .arg(left->fadeIn.length)
             .arg(left->fadeOut.length)
             .arg(right->fadeIn.length)
             .arg(right->fadeOut.length);
     },
     "5 0 0 6"},
    {"frames beyond 2⁴⁰ are out of reach", "V1 a:0+20",
     [](const Timeline &t) {
         return Edit(Overwrite{fresh(t, "V1", 5), std::int64_t(1) << 62});
     },
     "refused: out of reach"},
    {"no edit ends a sequence beyond 2⁴⁰", "V1 a:0+20",
     [](const Timeline &t) {
         return Edit(Overwrite{fresh(t, "V1", 5), std::int64_t(1) << 40});
     },
     "refused: out of reach"},
};

} // namespace

Timeline Rule::timeline() const
{
    Timeline t;
    QStringList locked, loose;
    for (const QString &part : u(given).split(u("; "), Qt::SkipEmptyParts)) {
        QString track = part.section(QLatin1Char(' '), 0, 0);
        if (track.endsWith(QLatin1Char('!')))
            locked << track.chopped(1);
        if (track.endsWith(QLatin1Char('*')))
            loose << track.chopped(1);
        track.remove(QLatin1Char('!')).remove(QLatin1Char('*'));
        putClips(t, track, part.section(QLatin1Char(' '), 1));
    }
    if (prepare)
        prepare(t);
    for (const QString &track : loose)
        t.setSyncLock(track, false);
    for (const QString &track : locked)
        t.setLocked(track);
    return t;
}

QString offsetOf(const Timeline &t, const char *clip)
{
    const auto offset = syncOffset(t.project(), t.idOf(u(clip)));
    return offset ? QStringLiteral("%1 f").arg(*offset) : u("none");
}

std::span<const Rule> rules()
{
    return kRules;
}

} // namespace weft::test
