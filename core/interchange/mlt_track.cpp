#include "core/interchange/mlt_track.h"

#include "core/base/parse_integer.h"
#include "core/base/translate.h"
#include "core/interchange/mlt_wipes.h"

#include <algorithm>
#include <utility>

namespace weft {

namespace {

constexpr int kMaxTransitions = 100'000;

bool isNamed(const pugi::xml_node &node, const char *name)
{
    return QLatin1String(node.name()) == QLatin1String(name);
}

bool isLeaf(const pugi::xml_node &service)
{
    return isNamed(service, "producer") || isNamed(service, "chain");
}

/// Shotcut's dissolve: a tractor of the tail of one clip and the head of the next.
bool isDissolve(const pugi::xml_node &service, const MltDocument &document)
{
    if (!isNamed(service, "tractor"))
        return false;
    const pugi::xml_node first = service.child("track");
    const pugi::xml_node second = first.next_sibling("track");
    const bool isPair = second && !second.next_sibling("track") && isLeaf(document.target(first))
                        && isLeaf(document.target(second));
    return isPair && service.child("transition");
}

pugi::xml_node pictureTransition(const pugi::xml_node &tractor)
{
    for (const pugi::xml_node &transition : tractor.children("transition")) {
        if (!isMltService(transition, "mix"))
            return transition;
    }
    return {};
}

Rational secondsOf(const MltSource &source, std::int64_t frame, const FrameRate &rate)
{
    if (!source.hasTime)
        return {};
    if (source.speed > Rational(0))
        return rate.secondsAt(frame) * source.speed;
    return rate.secondsAt(std::max<std::int64_t>(0, source.length - 1 - frame)) * -source.speed;
}

/// The same effect as seen from a clip start moved by this many frames.
Effect shifted(Effect effect, std::int64_t frames)
{
    for (auto &[name, value] : effect.parameters) {
        if (auto *curve = std::get_if<Curve>(&value))
            *curve = curve->shifted(frames);
    }
    return effect;
}

} // namespace

MltTrackReader::MltTrackReader(const MltDocument &document, ImportDraft &draft, MltSources &sources,
                               MltNested nested)
    : m_document(document)
    , m_draft(draft)
    , m_sources(sources)
    , m_nested(std::move(nested))
{}

Result<MltTrackClips> MltTrackReader::read(const pugi::xml_node &service, const MltTrackUse &use)
{
    const auto pieces = isNamed(service, "tractor") ? readPair(service) : readPlaylist(service);
    if (!pieces)
        return fail(pieces);
    return split(*pieces, use);
}

Result<MltTrackClips> MltTrackReader::readOne(const pugi::xml_node &user, const MltTrackUse &use)
{
    const auto cut = cutOf(user);
    if (!cut)
        return fail(cut);
    std::vector<Piece> pieces;
    m_joinsNext = false;
    if (const Status status = addCut(pieces, *cut, 0); !status)
        return fail(status);
    return split(pieces, use);
}

/// The frames of a service that is played whole; 0 = unknown.
Result<std::int64_t> MltTrackReader::lengthOf(const pugi::xml_node &service)
{
    if (isLeaf(service))
        return m_sources.of(service).length;
    const auto out = m_document.frames(service, "out", -1);
    if (!service || !out || *out >= 0 || isDissolve(service, m_document))
        return out ? Result<std::int64_t>(*out + 1) : out;
    const auto sequence = m_nested(service);
    return sequence ? m_draft.lengthOf(*sequence) : Result<std::int64_t>(fail(sequence));
}

/// MLT counts the frames of a cut from its producer's in point (a tractor's counts for nothing),
/// brings it into the producer's length, and lets the frame at the producer's out point stand where
/// it goes on beyond that.
Result<MltTrackReader::Cut> MltTrackReader::cutOf(const pugi::xml_node &user)
{
    Cut cut{user, m_document.target(user)};
    const auto length = lengthOf(cut.service);
    if (!length)
        return fail(length);
    const auto ownIn = m_document.frames(cut.service, "in", 0);
    if (!ownIn)
        return fail(ownIn);
    const std::int64_t first = isNamed(cut.service, "tractor") ? 0 : *ownIn;
    const auto ownOut = m_document.frames(cut.service, "out", std::max(first, *length - 1));
    if (!ownOut)
        return fail(ownOut);
    const bool isBounded = isLeaf(cut.service) && *length > 0;
    const std::int64_t farthest = isBounded ? *length - 1 : kMaxImportedFrame;
    const std::int64_t last = std::min(*ownOut, farthest);
    const auto in = m_document.frames(user, "in", 0);
    if (!in)
        return fail(in);
    const std::int64_t end = user.attribute("in") ? std::max(*in, *length - 1) : last - first;
    const auto out = m_document.frames(user, "out", end);
    if (!out)
        return fail(out);
    if (*out < *in || *in < 0 || first < 0)
        return m_document.xml().refuse(user, tr("it plays from frame %1 to %2").arg(*in).arg(*out));
    const std::int64_t from = std::min(*in, farthest);
    cut.in = first + from;
    cut.length = std::min(*out, farthest) - from + 1;
    if (isLeaf(cut.service) && m_sources.of(cut.service).hasTime)
        cut.last = last;
    return cut;
}

Result<std::vector<MltTrackReader::Piece>> MltTrackReader::readPlaylist(
    const pugi::xml_node &playlist)
{
    std::vector<Piece> pieces;
    std::int64_t position = 0;
    m_joinsNext = false;
    for (const pugi::xml_node &child : playlist.children()) {
        if (!isNamed(child, "blank") && !isNamed(child, "entry"))
            continue;
        if (++m_entries > kMaxImportedClips)
            return m_document.xml()
                .refuse(child, tr("there are more than %1 clips and gaps").arg(kMaxImportedClips));
        if (isNamed(child, "blank")) {
            const auto length = m_document.frames(child, "length", 0);
            if (!length)
                return fail(length);
            if (*length < 0)
                return m_document.xml().refuse(child, tr("the gap has a negative length"));
            position += *length;
            m_joinsNext = false;
            continue;
        }
        auto cut = cutOf(child);
        if (!cut)
            return fail(cut);
        const auto repeat = m_document.frames(child, "repeat", 1);
        if (!repeat)
            return fail(repeat);
        if (*repeat > 1 && cut->length == 1) {
            cut->isFreeze = true;
            cut->length = *repeat;
        } else if (*repeat > 1) {
            m_draft.note(
                tr("The clip at frame %1 plays once and not %2 times.").arg(position).arg(*repeat));
        }
        const Status status = isDissolve(cut->service, m_document)
                                  ? addDissolve(pieces, *cut, position)
                                  : addCut(pieces, *cut, position);
        if (!status)
            return fail(status);
        position += cut->length;
    }
    return pieces;
}

/// One piece, or two where the service's last frame stands at the end.
Status MltTrackReader::addCut(std::vector<Piece> &pieces, const Cut &cut, std::int64_t start)
{
    const std::int64_t moving = cut.last - cut.in + 1;
    if (cut.isFreeze || moving < 1 || moving >= cut.length)
        return addPiece(pieces, cut, start);
    Cut part = cut;
    part.length = moving;
    if (const Status status = addPiece(pieces, part, start); !status)
        return status;
    if (pieces.empty() || pieces.back().end() != start + moving)
        return {}; // it could not be carried
    pieces.back().pictureOut = pieces.back().soundOut = {};
    part.in += moving;
    part.length = cut.length - moving;
    if (const Status status = addPiece(pieces, part, start + moving); !status)
        return status;
    pieces.back().pictureIn = pieces.back().soundIn = {};
    return {};
}

Status MltTrackReader::addPiece(std::vector<Piece> &pieces, const Cut &cut, std::int64_t start)
{
    const bool joins = std::exchange(m_joinsNext, false);
    auto piece = pieceOf(cut, start); // which may read other tracks
    if (!piece)
        return fail(piece);
    if (*piece && joins && !pieces.empty() && continues(pieces.back(), **piece)) {
        Piece &joined = pieces.back();
        joined.body.length += (*piece)->body.length;
        joined.pictureOut = (*piece)->pictureOut;
        joined.soundOut = (*piece)->soundOut;
    } else if (*piece) {
        pieces.push_back(**std::move(piece));
    }
    return {};
}

Status MltTrackReader::addDissolve(std::vector<Piece> &pieces, const Cut &cut, std::int64_t start)
{
    const pugi::xml_node first = cut.service.child("track");
    auto outgoing = cutOf(first);
    if (!outgoing)
        return fail(outgoing);
    auto incoming = cutOf(first.next_sibling("track"));
    if (!incoming)
        return fail(incoming);
    const std::int64_t half = cut.length / 2;
    outgoing->in += cut.in;
    outgoing->length = half;
    incoming->in += cut.in + half;
    incoming->length = cut.length - half;
    if (half > 0) {
        m_joinsNext = true;
        if (const Status status = addCut(pieces, *outgoing, start); !status)
            return status;
    }
    if (const Status status = addCut(pieces, *incoming, start + half); !status)
        return status;
    if (pieces.empty() || pieces.back().start != start + half)
        return {};
    Transition transition = readMltTransition(m_document, pictureTransition(cut.service), m_sources,
                                              m_draft);
    transition.length = cut.length;
    transition.before = half;
    pieces.back().body.transition = std::move(transition);
    m_joinsNext = true;
    return {};
}

bool MltTrackReader::continues(const Piece &left, const Piece &right) const
{
    const bool isSame = left.end() == right.start && left.body.source == right.body.source
                        && left.body.speed == right.body.speed
                        && left.body.gainDb == right.body.gainDb;
    const bool isTimeless = std::holds_alternative<TitleSource>(left.body.source)
                            || std::holds_alternative<ColourSource>(left.body.source);
    return isSame
           && (isTimeless || left.body.in == right.body.in
               || sourceTimeAt(left.body, left.body.length, m_document.rate()) == right.body.in);
}

Result<std::optional<MltTrackReader::Piece>> MltTrackReader::pieceOf(const Cut &cut,
                                                                     std::int64_t start)
{
    if (!cut.service) {
        m_draft.note(
            tr("A clip of %1 frames at frame %2 plays \"%3\", which is not in the file; it "
               "is left out.")
                .arg(cut.length)
                .arg(start)
                .arg(attribute(cut.user, "producer").left(80)));
        return std::optional<Piece>();
    }
    if (!isLeaf(cut.service))
        return nestedPieceOf(cut, start);
    const MltSource &source = m_sources.of(cut.service);
    if (!source.source)
        return std::optional<Piece>();
    Piece piece;
    piece.start = start;
    piece.body.name = source.name;
    piece.body.source = *source.source;
    piece.body.length = cut.length;
    piece.body.speed = source.hasTime ? source.speed : Rational(1);
    piece.body.keepsPitch = source.keepsPitch;
    piece.body.in = secondsOf(source, std::min(cut.in, cut.last), m_document.rate());
    if ((cut.isFreeze || cut.in > cut.last) && source.hasTime)
        piece.body.speed = Rational(0);
    piece.hasPicture = source.hasPicture;
    piece.hasSound = source.hasSound;
    applyFilters(piece, source.filters, cut, false);
    const MltFilters own = readMltFilters(m_document, cut.user);
    applyFilters(piece, own, cut, true);
    for (const QString &loss : own.losses)
        m_draft.note(tr("The clip \"%1\" at frame %2: %3.").arg(source.name).arg(start).arg(loss));
    return std::optional(std::move(piece));
}

Result<std::optional<MltTrackReader::Piece>> MltTrackReader::nestedPieceOf(const Cut &cut,
                                                                           std::int64_t start)
{
    const auto sequence = m_nested(cut.service);
    if (!sequence)
        return fail(sequence);
    Piece piece;
    piece.start = start;
    piece.body.source = NestedSource{*sequence};
    piece.body.length = cut.length;
    piece.body.in = m_document.rate().secondsAt(cut.in);
    piece.hasSound = true;
    const MltFilters own = readMltFilters(m_document, cut.user);
    applyFilters(piece, own, cut, true);
    for (const QString &loss : own.losses)
        m_draft.note(tr("The sequence at frame %1: %2.").arg(start).arg(loss));
    return std::optional(std::move(piece));
}

/// Filters on an entry belong to this clip. Those on a producer (Shotcut) belong to all its parts:
/// a fade is that of the part which begins or ends with it.
void MltTrackReader::applyFilters(Piece &piece, const MltFilters &filters, const Cut &cut,
                                  bool onEntry) const
{
    piece.body.gainDb += filters.gainDb;
    for (const Effect &effect : filters.effects)
        piece.body.effects.push_back(shifted(effect, cut.in));
    const std::int64_t last = cut.in + cut.length - 1;
    for (const MltFade &fade : filters.fades) {
        const bool isHere = onEntry
                            || (fade.isIn ? fade.first.value_or(0) == cut.in
                                          : fade.last.value_or(last) == last);
        if (!isHere)
            continue;
        std::int64_t length = fade.length;
        if (onEntry && fade.isIn && !fade.first && fade.last.value_or(0) >= cut.in)
            length -= cut.in;
        Fade &made = fade.isSound ? (fade.isIn ? piece.soundIn : piece.soundOut)
                                  : (fade.isIn ? piece.pictureIn : piece.pictureOut);
        made.length = std::clamp<std::int64_t>(length, 0, cut.length);
    }
}

Result<std::vector<MltTrackReader::Piece>> MltTrackReader::readPair(const pugi::xml_node &tractor)
{
    std::vector<Piece> pieces;
    int lane = 0;
    for (const pugi::xml_node &track : tractor.children("track")) {
        auto read = readPlaylist(m_document.target(track));
        if (!read)
            return read;
        for (Piece &piece : *read) {
            piece.lane = lane;
            pieces.push_back(std::move(piece));
        }
        ++lane;
    }
    std::stable_sort(pieces.begin(), pieces.end(), [](const Piece &a, const Piece &b) {
        return std::pair(a.start, a.end()) < std::pair(b.start, b.end());
    });
    std::map<std::int64_t, pugi::xml_node> transitions; // by first frame
    for (const pugi::xml_node &transition : tractor.children("transition")) {
        const auto in = m_document.frames(transition, "in", 0);
        if (!in)
            return fail(in);
        if (transitions.size() < kMaxTransitions)
            transitions.emplace(*in, transition);
    }
    for (std::size_t i = 1; i < pieces.size(); ++i) {
        Piece &left = pieces[i - 1];
        Piece &right = pieces[i];
        if (left.end() <= right.start || left.end() > right.end())
            continue;
        const auto transition = transitions.lower_bound(right.start);
        if (transition != transitions.end() && transition->first < left.end())
            dissolveOverlap(left, right, transition->second);
    }
    return pieces;
}

void MltTrackReader::dissolveOverlap(Piece &left, Piece &right, const pugi::xml_node &transition)
{
    const std::int64_t first = right.start;
    const std::int64_t end = left.end();
    const auto kept = parseInteger(mltProperty(transition, "kdenlive:mixcut"));
    const std::int64_t after = kept && *kept >= 0 && *kept <= end - first ? *kept
                                                                          : (end - first + 1) / 2;
    const std::int64_t cut = std::clamp(end - after, left.start + 1, right.end() - 1);
    left.body.length = cut - left.start;
    left.pictureOut.length = left.soundOut.length = 0;
    right.body.in = sourceTimeAt(right.body, cut - right.start, m_document.rate());
    for (Effect &effect : right.body.effects)
        effect = shifted(effect, cut - right.start);
    right.body.length = right.end() - cut;
    right.start = cut;
    right.pictureIn.length = right.soundIn.length = 0;
    const bool isSound = isMltService(transition, "mix");
    right.body.transition = isSound ? Transition()
                                    : readMltTransition(m_document, transition, m_sources, m_draft);
    right.body.transition->length = end - first;
    right.body.transition->before = cut - first;
}

MltTrackClips MltTrackReader::split(const std::vector<Piece> &pieces, const MltTrackUse &use)
{
    MltTrackClips clips;
    for (const Piece &piece : pieces) {
        const bool isFile = std::holds_alternative<MediaSource>(piece.body.source);
        const bool picture = use.picture && (piece.hasPicture || !use.sound);
        const bool sound = use.sound && (piece.hasSound || (isFile && !use.picture));
        if (!picture && !sound)
            m_draft.note(tr("The clip \"%1\" at frame %2 has no sound and is left out.")
                             .arg(piece.body.name)
                             .arg(piece.start));
        ClipBody body = piece.body;
        if (picture && sound)
            body.link = m_draft.newId<LinkId>();
        if (picture) {
            ClipBody shown = body;
            shown.gainDb = 0;
            shown.fadeIn = piece.pictureIn;
            shown.fadeOut = piece.pictureOut;
            clips.picture.push_back({piece.start, std::make_shared<const ClipBody>(shown)});
        }
        if (sound) {
            body.effects.clear();
            if (body.transition) { // sound has but one kind
                body.transition->kind = Transition().kind;
                body.transition->parameters.clear();
            }
            body.fadeIn = piece.soundIn;
            body.fadeOut = piece.soundOut;
            clips.sound.push_back({piece.start, std::make_shared<const ClipBody>(body)});
        }
    }
    return clips;
}

} // namespace weft
