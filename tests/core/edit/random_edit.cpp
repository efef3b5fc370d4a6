#include "tests/core/edit/random_edit.h"

#include "core/edit/edit_fields.h"
#include "core/effects/effect_table.h"
#include "core/sound/sound_effect_table.h"
#include "core/transitions/transition_table.h"
#include "tests/core/edit/wishes.h"

namespace weft::test {

namespace {

constexpr std::size_t kMostKeyframes = 16;

/// An archive for fields() that gives every member a value by chance, by its type and its name.
class Chance
{
public:
    Chance(const Project &project, const char *kind, const Choose &choose)
        : m_project(project)
        , m_choose(choose)
        , m_suits(suitsOf(kind))
    {
        collect();
    }

    // ---- what fields() calls ----
    template<typename T>
    void field(const char *name, T &value)
    {
        m_name = name;
        fill(value);
    }
    template<typename T>
    void field(const char *name, T &value, const std::type_identity_t<T> &fallback)
    {
        m_name = name;
        if (happens(isAnyOf({"video", "audio"}) ? 20 : 50))
            value = fallback;
        else
            fill(value);
    }
    template<typename T>
    void inlined(T &value)
    {
        fields(*this, value);
    }
    void unknown(UnknownFields &) {}

    template<typename T>
    void fillEdit(T &edit)
    {
        fields(*this, edit);
    }
    /// An effect that suits what it is for.
    void fillEdit(AddEffect &edit)
    {
        bool isSound = true;
        if (happens(65)) {
            fill(edit.clip);
            isSound = std::any_of(m_clips.begin(), m_clips.end(), [&](const ClipPlace &place) {
                return place.clip->id == edit.clip
                       && trackAt(m_project, place.track).kind == TrackKind::Audio;
            });
        } else if (happens(60)) {
            m_name = "audio";
            fill(edit.track);
        } else {
            fill(edit.master);
        }
        fillEffect(edit.type, happens(95) == isSound);
        fill(edit.parameters);
    }
    /// The edits of a group are made one on top of the other, so that they fit together.
    void fillEdit(EditGroup &group)
    {
        group.name = QStringLiteral("step");
        Project current = m_project;
        for (std::int64_t i = number(1, 3); i > 0; --i) {
            const Edit edit = randomEdit(current,
                                         static_cast<std::size_t>(number(0, kEditKinds - 2)),
                                         m_choose);
            auto next = weft::apply(current, edit);
            if (!next && !happens(5))
                continue;
            group.edits.push_back(edit);
            if (next)
                current = *std::move(next);
        }
    }

private:
    std::int64_t number(std::int64_t low, std::int64_t high) { return m_choose(low, high); }
    bool happens(int percent) { return number(1, 100) <= percent; }
    template<typename T>
    const T &oneOf(const std::vector<T> &values)
    {
        return values[static_cast<std::size_t>(
            number(0, static_cast<std::int64_t>(values.size()) - 1))];
    }
    bool isAnyOf(std::initializer_list<std::string_view> names) const
    {
        return std::find(names.begin(), names.end(), m_name) != names.end();
    }

    /// Looks at the sequence this edit is mostly about, and at its clips.
    void collect()
    {
        const auto &sequences = m_project.sequences;
        if (sequences.empty())
            return;
        m_sequence = static_cast<std::size_t>(
            number(0, static_cast<std::int64_t>(sequences.size()) - 1));
        for (std::size_t i = 0; i < sequences.size(); ++i) {
            if (sequences[i]->id == m_project.active && happens(70))
                m_sequence = i;
        }
        const auto &tracks = sequences[m_sequence]->tracks;
        for (std::size_t t = 0; t < tracks.size(); ++t) {
            std::size_t index = 0;
            for (const Clip &clip : tracks[t]->clips) {
                const ClipPlace place{{m_sequence, t}, index++, clip};
                m_clips.push_back(place);
                if (m_suits && m_suits(m_project, place))
                    m_suitable.push_back(place);
            }
        }
    }

    // ---- times ----
    std::int64_t hostileNumber()
    {
        using Limits = std::numeric_limits<std::int64_t>;
        return oneOf<std::int64_t>({Limits::min(), Limits::min() + 1, Limits::max(),
                                    Limits::max() - 1, -1, 0, std::int64_t(1) << 53,
                                    -(std::int64_t(1) << 53), std::int64_t(1) << 31});
    }
    std::int64_t frame()
    {
        if (m_project.sequences.empty() || m_clips.empty())
            return number(0, 50);
        const Clip clip = m_clip.body && happens(70) ? m_clip : oneOf(m_clips).clip;
        if (happens(75))
            return (happens(50) ? clip.start : clip.end()) + number(-8, 8);
        if (happens(50))
            return happens(50) ? clip.start : clip.end();
        return number(-2, m_project.sequences[m_sequence]->length() % 100'000 + 20);
    }

    // ---- values by type ----
    void fill(bool &value) { value = happens(isAnyOf({"locked"}) ? 15 : 50); }
    void fill(std::int64_t &value)
    {
        if (happens(2))
            value = hostileNumber();
        else if (isAnyOf({"at", "to", "from", "in", "out"}))
            value = frame();
        else if (isAnyOf({"by"}))
            value = number(-15, 15);
        else if (isAnyOf({"frame"}))
            value = !m_keyframes.empty() && happens(60) ? oneOf(m_keyframes).frame
                                                        : number(-10, 100);
        else
            value = number(isAnyOf({"length"}) ? 1 : 0, 60);
    }
    void fill(int &value)
    {
        if (happens(2))
            value = static_cast<int>(
                oneOf<std::int64_t>({-1, 0, 1, 3, 99'999, 2'147'483'647, -2'147'483'648}));
        else if (isAnyOf({"width", "height"}))
            value = static_cast<int>(number(8, 1000)) * 2;
        else if (isAnyOf({"by", "tracks"}))
            value = static_cast<int>(number(-2, 2));
        else if (isAnyOf({"weight"}))
            value = static_cast<int>(number(1, 9)) * 100;
        else
            value = static_cast<int>(number(0, 3));
    }
    void fill(double &value)
    {
        if (isAnyOf({"gainDb"}))
            value = static_cast<double>(number(-400, 100)) / 4;
        else if (isAnyOf({"pan"}))
            value = static_cast<double>(number(-9, 9)) / 8;
        else
            value = static_cast<double>(number(1, 1000)) / 7;
    }
    void fill(std::uint8_t &value) { value = static_cast<std::uint8_t>(number(0, 255)); }
    void fill(QString &value)
    {
        const QString count = QString::number(number(0, 40));
        if (isAnyOf({"kind"}))
            fillTransition(value);
        else if (isAnyOf({"type"}))
            fillEffect(value, happens(20));
        else if (isAnyOf({"parameter"}))
            fillParameter(value);
        else if (isAnyOf({"generator"}))
            value = QStringLiteral("testpattern");
        else if (isAnyOf({"numerics"}))
            value = happens(50) ? QStringLiteral("exact") : QStringLiteral("fast");
        else if (isAnyOf({"path"}))
            value = QStringLiteral("media/%1.mov").arg(number(0, 6)); // few, so that some are there
        else if (happens(10))
            value = QStringLiteral("näme \"%1\" \\ \n✂ \u202e").arg(count);
        else
            value = QStringLiteral("name %1").arg(count);
    }
    void fill(Rational &value)
    {
        if (isAnyOf({"speed"}))
            value = oneOf<Rational>({1, 2, Rational(1, 2), -1, -2, Rational(3, 2), Rational(1, 3),
                                     Rational(1001, 1000), 100, Rational(-1, 7), 0});
        else if (happens(2))
            value = Rational(hostileNumber(), number(1, 1'000'000'007));
        else
            value = Rational(number(0, 400), oneOf<std::int64_t>({25, 24, 30, 50, 1001, 48000}));
    }
    void fill(FrameRate &value)
    {
        value = oneOf<FrameRate>({FrameRate::make(24000, 1001).value(), FrameRate::make(24).value(),
                                  FrameRate::make(25).value(), FrameRate::make(30000, 1001).value(),
                                  FrameRate::make(30).value(), FrameRate::make(50).value(),
                                  FrameRate::make(60000, 1001).value(),
                                  FrameRate::make(120000, 1001).value(),
                                  FrameRate::make(120).value()});
    }
    void fill(Colour &value)
    {
        for (std::uint8_t *part : {&value.red, &value.green, &value.blue, &value.alpha})
            fill(*part);
    }
    template<typename Enum>
    requires std::is_enum_v<Enum>
    void fill(Enum &value)
    {
        const auto names = enumNames(Enum{});
        value = names[static_cast<std::size_t>(
                          number(0, static_cast<std::int64_t>(names.size()) - 1))]
                    .value;
    }
    template<typename T>
    void fill(std::optional<T> &value)
    {
        fill(value.emplace());
    }
    template<typename T>
    void fill(std::vector<T> &values)
    {
        const char *const name = m_name;
        for (std::int64_t count = happens(90) ? number(1, 4) : 0; count > 0; --count) {
            m_name = name;
            fill(values.emplace_back());
        }
    }
    template<typename T>
    void fill(std::map<QString, T> &values)
    {
        for (std::int64_t count = number(0, 2); count > 0; --count) {
            QString key;
            m_name = "name";
            fill(key);
            fill(values[key]);
        }
    }
    template<typename... T>
    void fill(std::variant<T...> &value)
    {
        auto wanted = static_cast<std::size_t>(
            number(0, static_cast<std::int64_t>(sizeof...(T)) - 1));
        ((wanted-- == 0 ? fill(value.template emplace<T>()) : void()), ...);
    }
    /// Anything that lists its members.
    template<typename T>
    requires std::is_class_v<T>
    void fill(T &value) { fields(*this, value); }

    // ---- ids: nearly always of something that is there ----
    template<typename T, typename IdType>
    void fillFrom(const std::vector<std::shared_ptr<const T>> &items, IdType &id)
    {
        id = items.empty() || happens(2) ? IdType{number(0, m_project.nextId + 1)}
                                         : oneOf(items)->id;
    }
    void fill(MediaId &id) { fillFrom(m_project.media, id); }
    void fill(ShotId &id) { fillFrom(m_project.shots, id); }
    void fill(FolderId &id) { fillFrom(m_project.folders, id); }
    void fill(SequenceId &id) { fillFrom(m_project.sequences, id); }
    void fill(TrackId &id)
    {
        std::vector<TrackId> fitting;
        if (!m_project.sequences.empty()) {
            for (const auto &track : m_project.sequences[m_sequence]->tracks) {
                if (!(isAnyOf({"audio"}) && track->kind == TrackKind::Video)
                    && !(isAnyOf({"video"}) && track->kind == TrackKind::Audio))
                    fitting.push_back(track->id);
            }
        }
        id = fitting.empty() || happens(2) ? TrackId{number(0, m_project.nextId)} : oneOf(fitting);
    }
    void fill(ClipId &id)
    {
        const auto &clips = m_suitable.empty() || happens(10) ? m_clips : m_suitable;
        if (clips.empty() || happens(1)) {
            id = {number(0, m_project.nextId)};
            return;
        }
        m_clip = oneOf(clips).clip;
        id = m_clip->id;
    }
    void fill(EffectId &id)
    {
        std::vector<Effect> effects;
        for (const ClipPlace &place : m_clips)
            effects.insert(effects.end(), place.clip->effects.begin(), place.clip->effects.end());
        if (!m_project.sequences.empty()) {
            const Sequence &sequence = *m_project.sequences[m_sequence];
            for (const auto &track : sequence.tracks)
                effects.insert(effects.end(), track->effects.begin(), track->effects.end());
            effects.insert(effects.end(), sequence.master.effects.begin(),
                           sequence.master.effects.end());
        }
        if (effects.empty()) {
            id = {number(0, m_project.nextId)};
            return;
        }
        const Effect effect = oneOf(effects);
        const EffectType *picture = findEffectType(effect.type);
        const SoundEffectType *sound = findSoundEffectType(effect.type);
        m_types = picture ? picture->parameters
                  : sound ? sound->parameters
                          : std::span<const ParameterType>();
        m_parameters = effect.parameters;
        id = effect.id;
    }
    void fill(MarkerId &id)
    {
        id = {number(0, m_project.nextId)};
        if (!m_project.sequences.empty() && !m_project.sequences[m_sequence]->markers.empty())
            id = oneOf(m_project.sequences[m_sequence]->markers).id;
    }

    // ---- things whose members depend on one another ----
    template<typename Type>
    const Type &oneOf(std::span<const Type> types)
    {
        return types[static_cast<std::size_t>(
            number(0, static_cast<std::int64_t>(types.size()) - 1))];
    }
    void fillEffect(QString &value, bool isSound)
    {
        const auto take = [&](const auto &type) {
            m_types = type.parameters;
            value = QString::fromLatin1(type.id);
        };
        isSound ? take(oneOf(soundEffectTypes())) : take(oneOf(effectTypes()));
    }
    void fillTransition(QString &value)
    {
        const TransitionType &type = oneOf(transitionTypes());
        m_types = type.parameters;
        value = happens(95) ? QString::fromLatin1(type.id) : QStringLiteral("explode");
    }
    void fill(Parameters &parameters)
    {
        for (std::int64_t count = number(0, 2); count > 0 && !m_types.empty(); --count) {
            const ParameterType &parameter = oneOf(m_types);
            parameters[QString::fromLatin1(parameter.id)] = valueFor(parameter);
        }
    }
    Parameter valueFor(const ParameterType &type)
    {
        switch (type.kind) {
        case ParameterKind::Switch: return happens(50);
        case ParameterKind::Choice:
            return QString::fromLatin1(
                type.choices[static_cast<std::size_t>(
                                 number(0, static_cast<std::int64_t>(type.choices.size()) - 1))]
                    .id);
        case ParameterKind::Colour: return QStringLiteral("#10a0ff80");
        case ParameterKind::Media:
            return m_project.media.empty() ? MediaId() : oneOf(m_project.media)->id;
        case ParameterKind::Track: {
            TrackId track;
            m_name = "audio";
            fill(track);
            return track;
        }
        case ParameterKind::Path: return QStringLiteral("M 10 10 L 90 10 C 90 50 50 90 10 90 Z");
        case ParameterKind::Number: break;
        }
        Curve curve;
        do
            addKeyframe(curve);
        while (curve.keyframes.size() < kMostKeyframes && happens(60));
        for (Keyframe &key : curve.keyframes)
            key.value = std::clamp(key.value, type.minimum, type.maximum);
        return happens(40) ? Curve(type.maximum) : curve;
    }
    /// One of the effect's type; rather one that this effect has keyframes for.
    void fillParameter(QString &value)
    {
        for (const auto &[id, parameter] : m_parameters) {
            const auto *curve = std::get_if<Curve>(&parameter);
            if (curve && !curve->isConstant() && happens(80)) {
                m_keyframes = curve->keyframes;
                value = id;
                return;
            }
        }
        if (!m_types.empty())
            value = QString::fromLatin1(oneOf(m_types).id);
    }
    void addKeyframe(Curve &curve)
    {
        Keyframe key;
        fields(*this, key);
        if (!curve.keyframes.empty())
            key.frame = curve.keyframes.back().frame % 1'000'000 + number(1, 20);
        curve.keyframes.push_back(key);
    }
    void fill(Fade &fade)
    {
        fields(*this, fade);
        if (m_clip.body && happens(90))
            fade.length = number(0, m_clip->length);
    }
    void fill(Recipe &recipe)
    {
        fields(*this, recipe);
        recipe.inputs.resize(std::min<std::size_t>(recipe.inputs.size(), 1));
    }
    void fill(MediaInfo &info)
    {
        const auto frames = number(1, 500);
        FrameRate rate;
        fill(rate);
        VideoInfo video{QStringLiteral("h264"), 640, 360, 1, 0, false, rate, false, frames};
        video.duration = rate.secondsAt(frames);
        info.isStill = happens(10);
        if (info.isStill || happens(80))
            info.video = video;
        if (!info.isStill)
            info.audio.assign(static_cast<std::size_t>(number(info.video ? 0 : 1, 2)),
                              {QStringLiteral("aac"), 2, 48000, Rational(frames, 25)});
    }
    void fill(TimeMap &map)
    {
        Rational at;
        do {
            map.keys.push_back({at, Rational(number(0, 400), 25)});
            at = at + Rational(number(happens(97) ? 1 : 0, 100), 25);
        } while (map.keys.size() < 2 || (map.keys.size() < 12 && happens(60)));
    }
    /// What copying would give.
    void fill(Clipboard &clipboard)
    {
        std::vector<ClipId> clips;
        m_name = "clips";
        fill(clips);
        const std::int64_t from = frame();
        TrackId track;
        fill(track);
        const auto copied = happens(70) ? copyClips(m_project, clips)
                                        : copyRange(m_project, {track}, from, from + number(1, 40));
        if (copied)
            clipboard = *copied;
    }

    const Project &m_project;
    const Choose &m_choose;
    const Suits m_suits;
    const char *m_name = "";
    std::size_t m_sequence = 0;
    std::vector<ClipPlace> m_clips;
    std::vector<ClipPlace> m_suitable;
    Clip m_clip; ///< the last one picked: times lie near it
    /// Of the last effect or transition picked; where none is, a transition is a dissolve.
    std::span<const ParameterType> m_types = findTransitionType(QStringLiteral("dissolve"))
                                                 ->parameters;
    std::map<QString, Parameter> m_parameters;
    std::vector<Keyframe> m_keyframes; ///< of the last parameter picked
};

template<typename... T>
Edit make(const std::variant<T...> *, const Project &project, std::size_t kind,
          const Choose &choose)
{
    Edit edit;
    ((kind-- == 0 ? Chance(project, T::kName, choose).fillEdit(edit.emplace<T>()) : void()), ...);
    return edit;
}

template<typename... T>
constexpr auto kindNames(const std::variant<T...> *)
{
    return std::array{T::kName...};
}

} // namespace

Choose chooseFromSeed(std::uint64_t seed)
{
    // SplitMix64 (Steele, Lea, Flood 2014); the standard's distributions differ between libraries.
    return [seed](std::int64_t low, std::int64_t high) mutable {
        std::uint64_t z = seed += 0x9e3779b97f4a7c15;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        z ^= z >> 31;
        const std::uint64_t span = static_cast<std::uint64_t>(high)
                                   - static_cast<std::uint64_t>(low) + 1;
        return static_cast<std::int64_t>(static_cast<std::uint64_t>(low)
                                         + (span == 0 ? z : z % span));
    };
}

const char *editKindName(std::size_t kind)
{
    static constexpr auto kNames = kindNames(static_cast<const Edit *>(nullptr));
    return kNames[kind];
}

Edit randomEdit(const Project &project, std::size_t kind, const Choose &choose)
{
    return make(static_cast<const Edit *>(nullptr), project, kind, choose);
}

} // namespace weft::test
