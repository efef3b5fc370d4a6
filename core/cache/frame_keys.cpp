#include "core/cache/frame_keys.h"

#include "core/base/soft_assert.h"
#include "core/model/fields.h"
#include "core/render/composition.h"
#include "core/render/display_transform.h"
#include "core/render/text_shape.h"

#include <algorithm>
#include <set>

namespace weft {

namespace {

constexpr int kVersion = 1;

/// Names of members that do not show.
using LeftOut = std::set<std::string_view>;

// What stands here is either invisible or added another way. What does not stand here counts.
const LeftOut kOfProject{"nextId", "folders", "media", "shots", "sequences", "active"};
const LeftOut kOfMedia{"id", "name", "path", "folder", "tags", "rating", "proxies"};
const LeftOut kOfShot{"id", "name", "folder", "recipe", "take", "tags", "rating"};
const LeftOut kOfSequence{"id",     "name",   "settings", "untouched",
                          "tracks", "master", "markers",  "groups"};
const LeftOut kOfSettings{"dropFrame", "view", "sound"};
const LeftOut kOfTrack{"id",     "kind",     "name",   "hidden", "muted",   "solo",
                       "locked", "syncLock", "gainDb", "pan",    "effects", "clips"};
const LeftOut kOfClip{"id",         "name",   "length",  "in",      "enabled",
                      "link",       "group",  "gainDb",  "pan",     "channels",
                      "keepsPitch", "fadeIn", "fadeOut", "effects", "transition"};
const LeftOut kOfEffect{"id", "enabled"};
const LeftOut kOfTransition{"id", "length", "before"};
const LeftOut kOfSource{"audioStream"};

class FrameHasher;

/// Adds the members that a fields() function lists to a key.
class KeyArchive
{
public:
    KeyArchive(FrameHasher &hasher, const LeftOut &leftOut)
        : m_hasher(hasher)
        , m_leftOut(leftOut)
    {}

    template<typename T>
    void field(const char *name, const T &value);

    template<typename T>
    void field(const char *name, const T &value, const std::type_identity_t<T> &)
    {
        field(name, value);
    }

    template<typename T>
    void field(const char *name, const std::optional<T> &value, std::nullopt_t)
    {
        field(name, value);
    }

    template<typename T>
    void inlined(const T &value)
    {
        fields(*this, value);
    }

    /// What this version does not know it does not show.
    void unknown(const UnknownFields &) {}

private:
    FrameHasher &m_hasher;
    const LeftOut &m_leftOut;
};

/// What is the same for all frames.
struct Subject
{
    std::shared_ptr<const Project> project;
    MediaMap media;
    FileKeys files;
};

/// Makes the key of one frame.
class FrameHasher
{
public:
    explicit FrameHasher(const Subject &subject)
        : m_subject(subject)
        , m_key("frame", kVersion)
    {}

    void addSequence(const Sequence &sequence, std::int64_t frame);
    /// Nothing where something is missing.
    std::optional<CacheKey> result() const
    {
        return m_isWhole ? std::optional(m_key.result()) : std::nullopt;
    }

    template<typename T>
    void addMembers(const T &value, const LeftOut &leftOut = {})
    {
        KeyArchive archive(*this, leftOut);
        fields(archive, value);
    }

    // ---- values --------------------------------------------------------------------------------

    void add(bool value) { m_key.addInteger(value); }
    void add(double value) { m_key.addNumber(value); }
    void add(const QString &value) { m_key.addText(value); }
    void add(const CacheKey &value) { m_key.addKey(value); }
    void add(const FrameRate &value) { add(value.toRational()); }
    void add(const Rational &value)
    {
        m_key.addInteger(value.numerator());
        m_key.addInteger(value.denominator());
    }
    template<std::integral T>
    requires(!std::same_as<T, bool>) void add(T value) { m_key.addInteger(value); }
    template<typename Enum>
    requires std::is_enum_v<Enum>
    void add(Enum value) { m_key.addBytes(nameOf(value)); }
    void add(const Colour &value)
    {
        for (const int part : {value.red, value.green, value.blue, value.alpha})
            add(part);
    }
    /// As seen from the frame.
    void add(const Curve &curve);
    template<typename... T>
    void add(const std::variant<T...> &value)
    {
        add(value.index());
        std::visit([this](const auto &alternative) { add(alternative); }, value);
    }
    template<typename T>
    void add(const std::optional<T> &value)
    {
        add(value.has_value());
        if (value)
            add(*value);
    }
    template<typename T>
    void add(const std::vector<T> &values)
    {
        add(values.size());
        for (const T &value : values)
            add(value);
    }
    template<typename T>
    void add(const std::map<QString, T> &values)
    {
        add(values.size());
        for (const auto &[name, value] : values) {
            add(name);
            add(value);
        }
    }
    /// By what they are, not by their ids.
    void add(MediaId id);
    void add(ShotId id);
    void add(SequenceId) {} // with the frame that is seen of it: addNested()
    /// Members of these kinds are left out. One that is not has no key until it says what it is.
    template<typename Tag>
    void add(Id<Tag>)
    {
        m_isWhole = false;
    }
    template<typename T>
    void add(const std::shared_ptr<const T> &)
    {
        m_isWhole = false;
    }
    void add(const ClipList &) { m_isWhole = false; }
    template<typename T>
    requires std::is_class_v<T> && requires(KeyArchive &archive, const T &value)
    {
        fields(archive, value);
    }
    void add(const T &value) { addMembers(value, kOfSource); }

    void addName(const char *name) { m_key.addBytes(name); }

private:
    void addFile(const QString *path);
    void addPicture(const Picture &picture, const Sequence &sequence);
    void addTime(const Picture &picture, const Sequence &sequence);
    void addNested(const NestedSource &source, const Picture &picture);
    void addFades(const ClipBody &clip, std::int64_t frame);
    void addEffect(const Effect &effect, std::int64_t frame);
    void addTransition(const Transition &transition, std::int64_t frame);

    const Subject &m_subject;
    KeyHasher m_key;
    std::int64_t m_frame = 0; ///< that curves are seen from
    int m_level = 0;
    bool m_isWhole = true;
};

template<typename T>
void KeyArchive::field(const char *name, const T &value)
{
    if (m_leftOut.contains(name))
        return;
    m_hasher.addName(name);
    m_hasher.add(value);
}

void FrameHasher::add(const Curve &curve)
{
    if (curve.isConstant())
        return add(curve.constant);
    add(curve.shifted(m_frame).keyframes);
}

void FrameHasher::addFile(const QString *path)
{
    const auto key = path ? m_subject.files.find(*path) : m_subject.files.end();
    if (key == m_subject.files.end())
        m_isWhole = false;
    else
        add(key->second);
}

template<typename Map, typename Id>
const QString *pathIn(const Map &map, Id id)
{
    const auto found = map.find(id);
    return found != map.end() ? &found->second : nullptr;
}

void FrameHasher::add(MediaId id)
{
    const MediaItem *item = m_subject.project->find(id);
    if (!item)
        return add(false);
    addMembers(*item, kOfMedia);
    addFile(pathIn(m_subject.media.media, id));
}

void FrameHasher::add(ShotId id)
{
    const Shot *shot = m_subject.project->find(id);
    if (!shot)
        return add(false);
    addMembers(*shot, kOfShot);
    add(shot->recipe.width);
    add(shot->recipe.height);
    add(shot->recipe.rate);
    add(shot->recipe.length);
    addFile(pathIn(m_subject.media.takes, id));
}

/// Levels differ only near an edge; there they depend on the way to it.
void FrameHasher::addFades(const ClipBody &clip, std::int64_t frame)
{
    const auto addFade = [this](const Fade &fade, std::int64_t framesFromEdge) {
        const bool isFading = fade.length > 0 && framesFromEdge <= fade.length;
        add(isFading);
        if (!isFading)
            return;
        add(fade);
        add(framesFromEdge);
    };
    addFade(clip.fadeIn, frame);
    addFade(clip.fadeOut, clip.length - frame);
}

void FrameHasher::addEffect(const Effect &effect, std::int64_t frame)
{
    if (!effect.enabled)
        return;
    m_frame = frame;
    addMembers(effect, kOfEffect);
    for (const auto &[name, parameter] : effect.parameters) {
        if (std::holds_alternative<MediaId>(parameter))
            add(frame); // a film in an effect plays from the clip's start
    }
}

void FrameHasher::addTransition(const Transition &transition, std::int64_t frame)
{
    m_frame = frame;
    addMembers(transition, kOfTransition);
    add(frame);
    add(transition.length);
}

/// Stills and drawings show the same at all times.
void FrameHasher::addTime(const Picture &picture, const Sequence &sequence)
{
    const Source &source = picture.clip->source;
    const auto *file = std::get_if<MediaSource>(&source);
    const MediaItem *item = file ? m_subject.project->find(file->media) : nullptr;
    const bool isTimeless
        = item
              ? item->info.isStill
              : std::visit(
                  [](const auto &kind) {
                      using Kind = std::decay_t<decltype(kind)>;
                      return std::is_same_v<
                                 Kind,
                                 TitleSource> || std::is_same_v<Kind, ColourSource> || std::is_same_v<Kind, AdjustmentSource>;
                  },
                  source);
    add(isTimeless);
    if (!isTimeless)
        add(materialTimeAt(*picture.clip, picture.frame, sequence.settings.rate));
}

void FrameHasher::addNested(const NestedSource &source, const Picture &picture)
{
    const Sequence *nested = m_subject.project->find(source.sequence);
    const std::int64_t last = nested ? nested->length() - 1 : -1;
    add(last >= 0);
    if (last < 0)
        return;
    const std::int64_t number = nested->settings.rate.frameAt(picture.sourceTime, Rounding::Floor);
    // What lies between two frames is made of both, and of how they move.
    const std::int64_t reach = picture.clip->timeInterpolation == TimeInterpolation::Hold ? 0 : 1;
    for (std::int64_t i = number - reach; i <= number + reach; ++i)
        addSequence(*nested, std::clamp<std::int64_t>(i, 0, last));
}

void FrameHasher::addPicture(const Picture &picture, const Sequence &sequence)
{
    const ClipBody &clip = *picture.clip;
    m_isWhole = m_isWhole && !picture.fault;
    addMembers(*picture.track, kOfTrack);
    m_frame = picture.frame;
    addMembers(clip, kOfClip);
    addTime(picture, sequence);
    addFades(clip, picture.frame);
    for (const Effect &effect : clip.effects)
        addEffect(effect, picture.frame);
    if (const auto *nested = std::get_if<NestedSource>(&clip.source))
        addNested(*nested, picture);
    if (const auto *title = std::get_if<TitleSource>(&clip.source))
        m_key.addBytes(fontIdentity({title->font, title->weight, title->italic}));
}

void FrameHasher::addSequence(const Sequence &sequence, std::int64_t frame)
{
    if (m_level >= kMostNestedLevels || !m_isWhole) {
        m_isWhole = false;
        return;
    }
    ++m_level;
    addMembers(*m_subject.project, kOfProject);
    addMembers(sequence, kOfSequence);
    addMembers(sequence.settings, kOfSettings);
    for (const Layer &layer : compose(*m_subject.project, sequence, frame)) {
        for (const auto &picture : {layer.from, layer.to}) {
            add(picture.has_value());
            if (picture)
                addPicture(*picture, sequence);
        }
        add(layer.owner != nullptr);
        if (layer.owner)
            addTransition(*layer.owner->transition, layer.frame);
    }
    add(false); // the end of the layers
    --m_level;
}

} // namespace

struct FrameKeys::Private
{
    weft::Subject subject;
    const Sequence *sequence = nullptr;
    CacheKey how; ///< it is rendered, and by what
};

/// A member that is added to RenderOptions does not compile until it stands here.
static CacheKey keyOfOptions(const RenderOptions &options, const CacheKey &program)
{
    const auto &[width, height, format, colour, view, missing, proxyLines, sound, threads,
                 alwaysFloat, readsAhead, cache, smallCopies, readers, hardware]
        = options;
    KeyHasher key("render", kVersion);
    key.addKey(program);
    for (const int number :
         {width, height, static_cast<int>(format.layout), static_cast<int>(format.sample),
          format.bitDepth, static_cast<int>(format.alpha), static_cast<int>(alwaysFloat),
          static_cast<int>(hardware != nullptr)}) // whose pictures may be others
        key.addInteger(number);
    for (const std::string_view name : {nameOf(colour.matrix), nameOf(colour.primaries),
                                        nameOf(colour.transfer), nameOf(colour.range)})
        key.addBytes(name);
    key.addBytes(view ? view->identity() : QByteArray());
    (void) missing;    // what shows a card has no key
    (void) proxyLines; // says which files are read, and those count
    (void) sound;
    (void) threads; // pictures do not depend on it, nor on what is kept
    (void) readsAhead;
    (void) cache;
    (void) smallCopies;
    (void) readers;
    return key.result();
}

FrameKeys::FrameKeys(Subject subject, FileKeys files, const CacheKey &program)
    : d(std::make_unique<Private>())
{
    d->how = keyOfOptions(subject.options, program);
    d->subject = {std::move(subject.project),
                  pictureFiles(subject.media, subject.options.proxyLines), std::move(files)};
    d->sequence = d->subject.project->find(subject.sequence);
    WEFT_ASSERT(d->sequence, return );
}

FrameKeys::~FrameKeys() = default;

std::optional<CacheKey> FrameKeys::keyOf(std::int64_t frame) const
{
    WEFT_ASSERT(d->sequence, return {});
    FrameHasher hasher(d->subject);
    hasher.add(d->how);
    hasher.addSequence(*d->sequence, frame);
    return hasher.result();
}

} // namespace weft
