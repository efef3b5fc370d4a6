#include "core/edit/transitions.h"

#include "core/base/translate.h"
#include "core/edit/draft.h"
#include "core/edit/trim.h"
#include "core/transitions/transition_table.h"

namespace weft {

namespace {

bool hasClipBefore(const Draft &draft, const ClipPlace &place)
{
    return place.index > 0
           && draft.track(place.track).clips.at(place.index - 1).end() == place.clip.start;
}

tl::unexpected<Error> noCut(const Draft &draft, const ClipPlace &place)
{
    return fail(
        ErrorKind::Refused,
        tr("No clip ends where the clip at frame %1 of track %2 starts, so there is no cut to "
           "put a transition on. Use a fade.")
            .arg(place.clip.start)
            .arg(draft.track(place.track).name));
}

/// The frames of a transition on either side of its cut.
struct Span
{
    std::int64_t before = 0;
    std::int64_t after = 0;

    std::int64_t length() const { return before + after; }
};

/// How much of a transition there is room and material for.
struct Room
{
    Span clips;     ///< the clips' own lengths
    Span material;  ///< what the media has beyond the cut on either side
    Span generable; ///< what generators could add to that
};

constexpr std::int64_t kEndless = std::int64_t(1) << 40;

/// How many frames of the sequence the shot that a clip shows could go on at one of the clip's
/// edges: a generator makes a shot longer at its end, never at its beginning.
std::int64_t generableFrames(const Project &project, const ClipBody &clip, Edge edge,
                             const FrameRate &rate)
{
    const auto *source = std::get_if<ShotSource>(&clip.source);
    const bool isAtSourceEnd = (edge == Edge::End) == (clip.speed > Rational(0));
    if (!source || clip.remap || clip.speed.isZero() || !isAtSourceEnd)
        return 0;
    const Recipe &recipe = project.find(source->shot)->recipe;
    const Rational seconds = recipe.rate.secondsAt(kMaxShotLength - recipe.length);
    return std::abs(rate.frameAt(seconds / clip.speed, Rounding::Floor));
}

/// Makes the recipe of a clip's shot long enough for so many frames more at one of its edges.
void lengthenShot(Draft &draft, const Clip &clip, std::int64_t frames, const FrameRate &rate)
{
    const auto index = *draft.shotIndex(std::get<ShotSource>(clip->source).shot);
    auto shot = std::make_shared<Shot>(*draft.project().shots[index]);
    const std::int64_t farthest = clip->speed > Rational(0) ? clip->length + frames : -frames;
    const Rational seconds = sourceTimeAt(*clip.body, farthest, rate);
    shot->recipe.length = std::max(shot->recipe.length,
                                   shot->recipe.rate.frameAt(seconds, Rounding::Ceil));
    draft.root().shots[index] = std::move(shot);
}

Room roomAt(const Draft &draft, const ClipPlace &place)
{
    const Clip left = draft.track(place.track).clips.at(place.index - 1);
    const FrameRate rate = draft.rateOf(place.track);
    const auto leftHandles = handlesOf(draft.project(), *left.body, rate);
    const auto rightHandles = handlesOf(draft.project(), *place.clip.body, rate);
    return {{left->length, place.clip->length},
            {rightHandles ? rightHandles->before : kEndless,
             leftHandles ? leftHandles->after : kEndless},
            {generableFrames(draft.project(), *place.clip.body, Edge::Start, rate),
             generableFrames(draft.project(), *left.body, Edge::End, rate)}};
}

/// The longest span within limits that is no longer than wanted, on the wanted sides first.
Span longest(const Span &wanted, const Span &limit)
{
    Span result{std::min(wanted.before, limit.before), 0};
    result.after = std::min(wanted.length() - result.before, limit.after);
    result.before = std::min(wanted.length() - result.after, limit.before);
    return result;
}

Span within(const Span &wanted, const Span &limit)
{
    return {std::min(wanted.before, limit.before), std::min(wanted.after, limit.after)};
}

/// What the media lacks for a span.
Span lackingFor(const Span &wanted, const Room &room)
{
    return {std::max<std::int64_t>(0, wanted.before - room.material.before),
            std::max<std::int64_t>(0, wanted.after - room.material.after)};
}

std::vector<TransitionChoice> choicesFor(const Room &room, const Span &asked)
{
    const Span wanted = within(asked, room.clips);
    const Span shortened = longest(wanted, within(room.clips, room.material));
    const Span lacking = lackingFor(wanted, room);
    const std::int64_t missing = lacking.length();
    const bool fits = missing == 0;
    // Overlapping takes from each clip what the other's media lacks, and one frame must be left.
    const bool canOverlap = wanted.length() > 0 && room.clips.after > 2 * lacking.before
                            && room.clips.before > 2 * lacking.after;
    const bool canGenerate = wanted.length() > 0 && lacking.before <= room.generable.before
                             && lacking.after <= room.generable.after;
    const auto choice = [](HandleRule rule, const Span &span, bool isAvailable,
                           const QString &sentence) {
        return TransitionChoice{rule, span.length(), span.before, isAvailable, sentence};
    };
    return {
        choice(HandleRule::Shorten, shortened, shortened.length() > 0,
               fits ? tr("The media reaches far enough for %1 frames.").arg(wanted.length())
               : shortened.length() > 0
                   ? tr("Shorten the transition to %1 frames, for which there is material.")
                         .arg(shortened.length())
                   : tr("There is no material beyond the cut on either side.")),
        choice(HandleRule::Overlap, wanted, canOverlap,
               canOverlap ? tr("Trim the clips by %1 frames in all; what follows moves earlier.")
                                .arg(missing)
                          : tr("The clips are too short to be trimmed into each other.")),
        choice(HandleRule::Hold, wanted, wanted.length() > 0,
               tr("Let the edge frames stand for %1 frames.").arg(missing)),
        choice(HandleRule::Generate, wanted, canGenerate,
               canGenerate
                   ? tr("Make the shot longer by the %1 missing frames: it is to be generated "
                        "again, and its edge frame stands until then.")
                         .arg(missing)
                   : tr("The %1 missing frames cannot be generated: only a generated shot can go "
                        "on, and only after its last frame.")
                         .arg(missing))};
}

Status checkWanted(const QString &kind, std::int64_t length, std::int64_t before,
                   const Parameters &parameters)
{
    if (length < 1 || before < 0 || before > length)
        return fail(ErrorKind::Refused, tr("A transition needs a length of at least 1 frame and a "
                                           "part before the cut between 0 and that."));
    return checkTransition(kind, parameters);
}

const TransitionChoice &chosen(const std::vector<TransitionChoice> &choices, HandleRule rule)
{
    const auto find = [&](HandleRule wanted) -> const TransitionChoice & {
        return *std::find_if(choices.begin(), choices.end(),
                             [&](const TransitionChoice &choice) { return choice.rule == wanted; });
    };
    if (rule != HandleRule::Auto)
        return find(rule);
    const TransitionChoice &shorten = find(HandleRule::Shorten);
    return shorten.isAvailable ? shorten : find(HandleRule::Hold);
}

/// Trims the clips on either side of a cut into each other by what a transition lacks.
Status overlap(Draft &draft, ClipId id, const Span &wanted)
{
    const ClipPlace place = *draft.clip(id);
    const Span lacking = lackingFor(wanted, roomAt(draft, place));
    const Clip left = draft.track(place.track).clips.at(place.index - 1);
    const auto ripple = [&](ClipId clip, Edge edge, std::int64_t to) -> Status {
        Result<Project> trimmed = apply(draft.project(), RippleTrim{clip, edge, to});
        if (!trimmed)
            return fail(trimmed);
        draft.root() = *std::move(trimmed);
        return {};
    };
    // The right clip first: its start stays where it is.
    if (lacking.before > 0) {
        if (const Status status = ripple(id, Edge::Start, place.clip.start + lacking.before);
            !status)
            return status;
    }
    return lacking.after > 0 ? ripple(left->id, Edge::End, left.end() - lacking.after) : Status();
}

/// Lets the shots on either side of a cut go on as far as a transition needs them.
void generate(Draft &draft, const ClipPlace &place, const Span &wanted)
{
    const Room room = roomAt(draft, place);
    const Span lacking = lackingFor(wanted, room);
    const Clip left = draft.track(place.track).clips.at(place.index - 1);
    const FrameRate rate = draft.rateOf(place.track);
    if (lacking.after > 0)
        lengthenShot(draft, left, room.material.after + lacking.after, rate);
    if (lacking.before > 0)
        lengthenShot(draft, place.clip, room.material.before + lacking.before, rate);
}

/// What to put on one cut.
struct Wanted
{
    QString kind;
    std::int64_t length = 0;
    std::int64_t before = 0;
    Parameters parameters;
    HandleRule handles = HandleRule::Auto;
};

Status addAt(Draft &draft, ClipId id, const Wanted &wanted)
{
    const auto place = draft.unlockedClip(id);
    if (!place)
        return fail(place);
    if (!hasClipBefore(draft, *place))
        return noCut(draft, *place);
    const auto choices = choicesFor(roomAt(draft, *place),
                                    {wanted.before, wanted.length - wanted.before});
    const TransitionChoice choice = chosen(choices, wanted.handles);
    if (!choice.isAvailable)
        return fail(ErrorKind::Refused, choice.sentence);
    if (choice.rule == HandleRule::Overlap) {
        const Status status = overlap(draft, id, {choice.before, choice.length - choice.before});
        if (!status)
            return status;
    }
    if (choice.rule == HandleRule::Generate)
        generate(draft, *place, {choice.before, choice.length - choice.before});
    const ClipPlace now = *draft.clip(id);
    ClipBody body = *now.clip.body;
    const TransitionId old = body.transition ? body.transition->id : TransitionId{};
    body.transition = Transition{old ? old : draft.newId<TransitionId>(),
                                 wanted.kind,
                                 choice.length,
                                 choice.before,
                                 wanted.parameters,
                                 {}};
    if (const Status status = draft.checkMedia(body); !status)
        return status;
    draft.setBody(now, std::move(body));
    return {};
}

} // namespace

Result<std::vector<TransitionChoice>> transitionChoices(const Project &project, ClipId clip,
                                                        std::int64_t length,
                                                        std::optional<std::int64_t> before)
{
    const Draft draft(project);
    const auto place = draft.clip(clip);
    if (!place)
        return fail(place);
    if (!hasClipBefore(draft, *place))
        return noCut(draft, *place);
    const std::int64_t first = before.value_or(length / 2);
    return choicesFor(roomAt(draft, *place), {first, length - first});
}

Result<Project> apply(const Project &project, const AddTransition &edit)
{
    const std::int64_t before = edit.before.value_or(edit.length / 2);
    if (const Status status = checkWanted(edit.kind, edit.length, before, edit.parameters); !status)
        return fail(status);
    Draft draft(project);
    const auto clips = draft.withLinked({edit.clip}, edit.linked);
    if (!clips)
        return fail(clips);
    // The named clip first: what it says is said of the edit; linked clips follow where they can.
    const Wanted wanted{edit.kind, edit.length, before, edit.parameters, edit.handles};
    if (const Status status = addAt(draft, edit.clip, wanted); !status)
        return fail(status);
    for (const ClipId id : *clips) {
        if (id == edit.clip || !hasClipBefore(draft, *draft.clip(id)))
            continue;
        if (const Status status = addAt(draft, id, wanted); !status)
            return fail(status);
    }
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const AddTransitions &edit)
{
    if (const Status status = checkWanted(edit.kind, edit.length, 0, edit.parameters); !status)
        return fail(status);
    Draft draft(project);
    bool hasAny = false;
    for (const ClipId id : edit.clips) {
        const auto place = draft.clip(id);
        if (!place)
            return fail(place);
        if (!hasClipBefore(draft, *place))
            continue;
        hasAny = true;
        if (const Status status = addAt(draft, id,
                                        {edit.kind, edit.length, edit.length / 2, edit.parameters,
                                         HandleRule::Auto});
            !status)
            return fail(status);
    }
    if (!hasAny)
        return fail(ErrorKind::Refused, tr("None of these clips starts where another ends, so "
                                           "there is no cut for a transition."));
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const SetTransition &edit)
{
    Draft draft(project);
    const auto place = draft.unlockedClip(edit.clip);
    if (!place)
        return fail(place);
    const auto &old = place->clip->transition;
    if (!old)
        return fail(ErrorKind::Refused,
                    tr("There is no transition at the start of the clip at frame %1.")
                        .arg(place->clip.start));
    Wanted wanted{edit.kind.value_or(old->kind), edit.length.value_or(old->length), 0,
                  edit.parameters, edit.handles};
    if (wanted.kind == old->kind)
        wanted.parameters.insert(old->parameters.begin(), old->parameters.end());
    // A new length alone keeps the proportion of the two sides.
    wanted.before = edit.before.value_or(
        scale(old->before, wanted.length, old->length, Rounding::Floor));
    if (const Status status = checkWanted(wanted.kind, wanted.length, wanted.before,
                                          wanted.parameters);
        !status)
        return fail(status);
    if (const Status status = addAt(draft, edit.clip, wanted); !status)
        return fail(status);
    return std::move(draft).take();
}

Result<Project> apply(const Project &project, const RemoveTransition &edit)
{
    Draft draft(project);
    const auto place = draft.unlockedClip(edit.clip);
    if (!place)
        return fail(place);
    if (!place->clip->transition)
        return fail(ErrorKind::Refused,
                    tr("There is no transition at the start of the clip at frame %1.")
                        .arg(place->clip.start));
    ClipBody body = *place->clip.body;
    body.transition.reset();
    draft.setBody(*place, std::move(body));
    return std::move(draft).take();
}

} // namespace weft
