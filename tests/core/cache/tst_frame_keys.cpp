#include "core/cache/frame_keys.h"
#include "core/cache/preview_picture.h"
#include "core/edit/edit.h"
#include "core/effects/effect_table.h"
#include "core/transitions/transition_table.h"
#include "tests/core/cache/field_changer.h"
#include "tests/core/edit/random_edit.h"
#include "tests/core/render/slow_compositor.h"
#include "tests/core/render/test_media.h"
#include "tests/core/render/test_project.h"
#include "tests/support/test_main.h"

#include "core/render/composition.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <set>

using namespace weft;
using namespace weft::test;

class TestFrameKeys : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyMemberCountsUnlessItIsKnownNotToShow();
    void whatShowsCounts_data();
    void whatShowsCounts();
    void whatDoesNotShowDoesNotCount_data();
    void whatDoesNotShowDoesNotCount();
    void everyParameterOfEveryEffectCounts();
    void everyParameterOfEveryTransitionCounts();
    void filesOfEffectsAndTransitionsCountByTheirContent();
    void everyOptionCounts();
    void aMovedClipKeepsItsKeys();
    void aStillHasOneKey();
    void transitionsCountWhileTheyLast();
    void nestedSequencesCountByWhatIsSeenOfThem();
    void whatCannotBeRenderedHasNone();
    void equalKeysMeanEqualPixels_data();
    void equalKeysMeanEqualPixels();
    void randomEditsChangeTheKeysOfWhatTheyTouch();
    void anExcerptHasTheKeyOfTheWhole();
    void theyAreMadeFast();

private:
    QTemporaryDir m_folder;
    QString m_film;
    QString m_lut;
};

static QString u(const char *text)
{
    return QString::fromUtf8(text);
}

static CacheKey keyNamed(const QString &name)
{
    KeyHasher hasher("test", 1);
    hasher.addText(name);
    return hasher.result();
}

/// All files there, each of a content of its own.
static MediaMap filesOf(const Project &project)
{
    MediaMap map;
    for (const auto &item : project.media)
        map.media.emplace(item->id, u("/media/%1").arg(item->id.value));
    for (const auto &shot : project.shots)
        map.takes.emplace(shot->id, u("/takes/%1 %2").arg(shot->id.value).arg(shot->take));
    return map;
}

static FileKeys contentOf(const MediaMap &map)
{
    FileKeys keys;
    for (const auto &[id, path] : map.media)
        keys.emplace(path, keyNamed(path));
    for (const auto &[id, path] : map.takes)
        keys.emplace(path, keyNamed(path));
    return keys;
}

static FrameKeys keysOf(const Project &project, SequenceId sequence,
                        const RenderOptions &options = {})
{
    const MediaMap map = filesOf(project);
    return FrameKeys({std::make_shared<const Project>(project), sequence, map, options},
                     contentOf(map));
}

static std::optional<CacheKey> keyOf(const Project &project, SequenceId sequence,
                                     std::int64_t frame)
{
    return keysOf(project, sequence).keyOf(frame);
}

/// A film (frames 10 to 50 of the sequence) with a blur and a fade under a title, a nested sequence
/// beside them, and tracks of sound.
struct Scene
{
    TestProject m;
    SequenceId sequence = m.addSequence();
    SequenceId inner = m.addSequence(32, 18);
    MediaId film = m.addMedia(videoInfo(64, 36), u("film.mov"));
    MediaId still = m.addMedia(
        [] {
            MediaInfo info = videoInfo(64, 36);
            info.isStill = true;
            info.video->duration = {};
            return info;
        }(),
        u("still.png"));
    MediaId mask = m.addMedia(videoInfo(64, 36), u("mask.mov"));
    ShotId shot = m.addShot({u("g"), u("1"), {}, 1, {}, 64, 36, {}, 50}, u("take.mkv"));
    std::size_t low = m.addTrack(sequence);
    std::size_t high = m.addTrack(sequence);
    std::size_t sound = m.addTrack(sequence, TrackKind::Audio);
    std::size_t innerTrack = m.addTrack(inner);

    static constexpr std::int64_t kSeen = 20; ///< of the sequence
    static constexpr std::int64_t kNested = 70;

    Scene()
    {
        ClipBody body = clipOf(MediaSource{film}, 40);
        body.in = Rational(1);
        body.fadeIn = {4, FadeShape::Linear};
        body.effects = {effectOf("blur", {{u("radius"), Curve(2)}}),
                        transformOf({{u("x"), ramp(0, 0, 30, 20)}})};
        m.addClip(sequence, low, 10, body);
        TitleSource title;
        title.text = u("Title");
        m.addClip(sequence, high, 15, clipOf(title, 30));
        m.addClip(inner, innerTrack, 0, clipOf(ShotSource{shot}, 25));
        m.addClip(inner, innerTrack, 25, colourClip({1, 2, 3}, 25));
        m.addClip(sequence, low, 60, clipOf(NestedSource{inner}, 50));
        m.addClip(sequence, sound, 0, clipOf(MediaSource{film}, 100));
    }

    /// Changes the body of the first clip of a track.
    void change(const std::function<void(ClipBody &)> &edit, bool isHigh = false)
    {
        Track &track = m.editTrack(sequence, isHigh ? high : low);
        Clip clip = track.clips.at(0);
        ClipBody body = *clip.body;
        edit(body);
        clip.body = std::make_shared<const ClipBody>(body);
        track.clips = track.clips.replaced(0, clip);
    }
    void changeMedia(MediaId id, const std::function<void(MediaItem &)> &edit)
    {
        for (auto &item : m.project.media) {
            if (item->id != id)
                continue;
            auto copy = std::make_shared<MediaItem>(*item);
            edit(*copy);
            item = std::move(copy);
        }
    }
    void changeShot(const std::function<void(Shot &)> &edit)
    {
        auto copy = std::make_shared<Shot>(*m.project.shots.front());
        edit(*copy);
        m.project.shots.front() = std::move(copy);
    }
    std::optional<CacheKey> key(std::int64_t frame = kSeen) const
    {
        return keyOf(m.project, sequence, frame);
    }
};

using Change = std::function<void(Scene &)>;
Q_DECLARE_METATYPE(Change)

static Change onClip(const std::function<void(ClipBody &)> &edit)
{
    return [edit](Scene &scene) { scene.change(edit); };
}

static Change onTitle(const std::function<void(TitleSource &)> &edit)
{
    return [edit](Scene &scene) {
        scene.change([&](ClipBody &clip) { edit(std::get<TitleSource>(clip.source)); }, true);
    };
}

static Change onSettings(const std::function<void(SequenceSettings &)> &edit)
{
    return [edit](Scene &scene) { edit(scene.m.edit(scene.sequence).settings); };
}

static Change onMedia(const std::function<void(MediaItem &)> &edit)
{
    return [edit](Scene &scene) { scene.changeMedia(scene.film, edit); };
}

static Change onVideo(const std::function<void(VideoInfo &)> &edit)
{
    return onMedia([edit](MediaItem &item) { edit(*item.info.video); });
}

static Change onShot(const std::function<void(Shot &)> &edit)
{
    return [edit](Scene &scene) { scene.changeShot(edit); };
}

static Change onTrack(const std::function<void(Track &)> &edit)
{
    return [edit](Scene &scene) { edit(scene.m.editTrack(scene.sequence, scene.high)); };
}

void TestFrameKeys::initTestCase()
{
    m_film = m_folder.filePath(u("film.mkv"));
    std::vector<Frame> frames;
    for (unsigned i = 0; i < 60; ++i)
        frames.push_back(testFrame(kYuv420p8, 64, 36, bt709Tags(), i));
    writeFilm(m_film, frames);
    m_lut = m_folder.filePath(u("half.cube"));
    QFile lut(m_lut);
    QVERIFY(lut.open(QIODevice::WriteOnly));
    lut.write("LUT_1D_SIZE 2\n0 0 0\n0.5 0.5 0.5\n");
}

/// The scene with something of everything that can be seen, so that every member of it exists.
static Scene sceneOfEverything()
{
    Scene scene;
    scene.change([](ClipBody &c) {
        auto &x = std::get<Curve>(c.effects[1].parameters[u("x")]);
        x.keyframes[0].interpolation = Interpolation::Bezier;
        c.fadeOut = {4, FadeShape::Linear};
    });
    ClipBody next = colourClip({200, 0, 0}, 10);
    next.transition = dissolve(6, 3);
    scene.m.addClip(scene.sequence, scene.low, 50, next);
    ClipBody mapped = clipOf(MediaSource{scene.film}, 20);
    mapped.remap = TimeMap{{{Rational(0), Rational(0)}, {Rational(9), Rational(8)}}};
    scene.m.addClip(scene.sequence, scene.low, 120, mapped);
    scene.m.addClip(scene.sequence, scene.high, 120, clipOf(AdjustmentSource(), 10));
    scene.m.addClip(scene.sequence, scene.low, 140, clipOf(MediaSource{scene.still}, 10));
    scene.m.edit(scene.sequence).markers.push_back({{999}, 20});
    scene.m.edit(scene.sequence).groups.push_back({{998}});
    return scene;
}

/// Members that no frame shows.
static const std::set<QString> kUnseen{
    u("active"),
    u("nextId"),
    // names and order for people
    u("media.folder"),
    u("media.name"),
    u("media.rating"),
    u("media.tags"),
    u("shots.folder"),
    u("shots.name"),
    u("shots.rating"),
    u("shots.tags"),
    u("sequences.name"),
    u("sequences.untouched"),
    u("sequences.markers"),
    u("sequences.markers.at"),
    u("sequences.markers.chapter"),
    u("sequences.markers.colour"),
    u("sequences.markers.id"),
    u("sequences.markers.length"),
    u("sequences.markers.name"),
    u("sequences.markers.note"),
    u("sequences.groups"),
    u("sequences.groups.id"),
    u("sequences.groups.parent"),
    u("sequences.settings.dropFrame"),
    // a renderer is given the view it has
    u("sequences.settings.view.config"),
    u("sequences.settings.view.display"),
    u("sequences.settings.view.source"),
    u("sequences.settings.view.use"),
    u("sequences.settings.view.view"),
    u("sequences.tracks.id"),
    u("sequences.tracks.locked"),
    u("sequences.tracks.name"),
    u("sequences.tracks.syncLock"),
    u("sequences.tracks.clips.effects.id"),
    u("sequences.tracks.clips.group"),
    u("sequences.tracks.clips.id"),
    u("sequences.tracks.clips.link"),
    u("sequences.tracks.clips.name"),
    u("sequences.tracks.clips.transition.id"),
    // where files lie: what they hold counts
    u("media.path"),
    u("media.proxies"),
    // how a shot's next take is to be made: the chosen one counts
    u("shots.recipe.generator"),
    u("shots.recipe.inputs"),
    u("shots.recipe.numerics"),
    u("shots.recipe.seed"),
    u("shots.recipe.version"),
    u("shots.recipe.weights"),
    // sound
    u("sequences.tracks.gainDb"),
    u("sequences.tracks.muted"),
    u("sequences.tracks.solo"),
    u("sequences.tracks.clips.gainDb"),
    u("sequences.tracks.clips.source.audioStream"),
    // a transition of no length, where there was none
    u("sequences.tracks.clips.transition"),
};

/// All members that the model has, found by themselves: each must change a frame's key, or be known
/// not to show.
void TestFrameKeys::everyMemberCountsUnlessItIsKnownNotToShow()
{
    const Scene scene = sceneOfEverything();
    const auto keysOfAll = [&](const Project &project) {
        std::vector<std::optional<CacheKey>> all;
        if (!project.find(scene.sequence))
            return all;
        const FrameKeys keys = keysOf(project, scene.sequence);
        for (std::int64_t frame = 0; frame < 160; ++frame)
            all.push_back(keys.keyOf(frame));
        return all;
    };
    const auto before = keysOfAll(scene.m.project);
    for (std::size_t frame = 0; frame < before.size(); ++frame)
        QVERIFY2(before[frame], qPrintable(QString::number(frame)));
    std::set<QString> seen, all;
    for (int member = 0;; ++member) {
        Project project = scene.m.project;
        FieldChanger changer(member);
        fields(changer, project);
        if (changer.changed().isEmpty())
            break;
        all.insert(changer.changed());
        if (keysOfAll(project) != before)
            seen.insert(changer.changed());
    }
    QStringList wrong;
    for (const QString &member : all) {
        if (!seen.contains(member) && !kUnseen.contains(member))
            wrong << member + u(" does not count");
        if (seen.contains(member) && kUnseen.contains(member))
            wrong << member + u(" counts");
    }
    for (const QString &member : kUnseen) {
        if (!all.contains(member))
            wrong << member + u(" is no member");
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u(", "))));
    QVERIFY(all.size() > 100);
}

void TestFrameKeys::whatShowsCounts_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<qint64>("frame");
    const auto row = [](const char *name, const Change &change, std::int64_t frame = Scene::kSeen) {
        QTest::newRow(name) << change << qint64(frame);
    };
    row("in point", onClip([](ClipBody &c) { c.in = Rational(26, 25); }));
    row("speed", onClip([](ClipBody &c) { c.speed = Rational(2); }));
    row("time map", onClip([](ClipBody &c) {
            c.remap = TimeMap{{{Rational(0), Rational(0)}, {Rational(9), Rational(8)}}};
        }));
    row("time interpolation",
        onClip([](ClipBody &c) { c.timeInterpolation = TimeInterpolation::Blend; }));
    row("fit", onClip([](ClipBody &c) { c.fit = Fit::None; }));
    row("disabled", onClip([](ClipBody &c) { c.enabled = false; }));
    row("fade", onClip([](ClipBody &c) { c.fadeIn.length = 20; }));
    row("fade shape", onClip([](ClipBody &c) { c.fadeIn.shape = FadeShape::Smooth; }), 12);
    row("fade out", onClip([](ClipBody &c) { c.fadeOut.length = 35; }));
    row("source", onClip([](ClipBody &c) { c.source = ColourSource{{9, 9, 9}}; }));
    row("effect gone", onClip([](ClipBody &c) { c.effects.pop_back(); }));
    row("effect off", onClip([](ClipBody &c) { c.effects[0].enabled = false; }));
    row("effect order", onClip([](ClipBody &c) { std::swap(c.effects[0], c.effects[1]); }));
    row("constant", onClip([](ClipBody &c) { c.effects[0].parameters[u("radius")] = Curve(3); }));
    row("keyframe here", onClip([](ClipBody &c) {
            std::get<Curve>(c.effects[1].parameters[u("x")]).keyframes[1].value = 30;
        }));
    row("interpolation", onClip([](ClipBody &c) {
            std::get<Curve>(c.effects[1].parameters[u("x")]).keyframes[0].interpolation
                = Interpolation::Smooth;
        }));
    row("handle", onClip([](ClipBody &c) {
            std::get<Curve>(c.effects[1].parameters[u("x")]).keyframes[0].out = {1, 1};
        }));
    row("moved by a frame", [](Scene &s) {
        Track &track = s.m.editTrack(s.sequence, s.low);
        track.clips = track.clips.shifted(0, 1);
    });
    row("track hidden", onTrack([](Track &t) { t.hidden = true; }));
    row("track order", [](Scene &s) {
        auto &tracks = s.m.edit(s.sequence).tracks;
        std::swap(tracks[s.low], tracks[s.high]);
    });
    row("title text", onTitle([](TitleSource &t) { t.text = u("Titles"); }));
    row("title font", onTitle([](TitleSource &t) { t.font = u("Serif"); }));
    row("title weight", onTitle([](TitleSource &t) { t.weight = 400; }));
    row("title italic", onTitle([](TitleSource &t) { t.italic = true; }));
    row("title size", onTitle([](TitleSource &t) { t.size = 11; }));
    row("title spacing", onTitle([](TitleSource &t) { t.lineSpacing = 2; }));
    row("title alignment", onTitle([](TitleSource &t) { t.align = TextAlign::Left; }));
    row("title x", onTitle([](TitleSource &t) { t.x = 51; }));
    row("title y", onTitle([](TitleSource &t) { t.y = 51; }));
    row("title colour", onTitle([](TitleSource &t) { t.colour.alpha = 254; }));
    row("title outline", onTitle([](TitleSource &t) { t.outline.red = 1; }));
    row("title outline width", onTitle([](TitleSource &t) { t.outlineWidth = 1; }));
    row("title shadow", onTitle([](TitleSource &t) { t.shadow.green = 1; }));
    row("title shadow offset", onTitle([](TitleSource &t) { t.shadowOffset = 1; }));
    row("title box", onTitle([](TitleSource &t) { t.box.alpha = 1; }));
    row("title box padding", onTitle([](TitleSource &t) { t.boxPadding = 3; }));
    row("width", onSettings([](SequenceSettings &s) { s.width = 66; }));
    row("height", onSettings([](SequenceSettings &s) { s.height = 38; }));
    row("rate", onSettings([](SequenceSettings &s) { s.rate = *FrameRate::make(30); }));
    row("colour", onSettings([](SequenceSettings &s) { s.colour.matrix = ColourMatrix::Bt601; }));
    row("compositing",
        onSettings([](SequenceSettings &s) { s.compositing = Compositing::Linear; }));
    row("hdr", onSettings([](SequenceSettings &s) { s.hdr = HdrInput::PassThrough; }));
    row("identity", onMedia([](MediaItem &m) { m.identity.hash = u("1"); }));
    row("still", onMedia([](MediaItem &m) { m.info.isStill = true; }));
    row("pixel aspect", onVideo([](VideoInfo &v) { v.pixelAspect = Rational(2); }));
    row("rotation", onVideo([](VideoInfo &v) { v.rotation = 90; }));
    row("mirrored", onVideo([](VideoInfo &v) { v.mirrored = true; }));
    row("media colour", onVideo([](VideoInfo &v) { v.colour.range = ColourRange::Full; }));
    row("nested: take", onShot([](Shot &s) { s.take = u("other"); }), Scene::kNested);
    row("nested: size", onShot([](Shot &s) { s.recipe.width = 128; }), Scene::kNested);
    row("nested: rate", onShot([](Shot &s) { s.recipe.rate = *FrameRate::make(8); }),
        Scene::kNested);
    row(
        "nested: settings", [](Scene &s) { s.m.edit(s.inner).settings.width = 64; },
        Scene::kNested);
    row(
        "nested: track", [](Scene &s) { s.m.editTrack(s.inner, s.innerTrack).hidden = true; },
        Scene::kNested);
}

void TestFrameKeys::whatShowsCounts()
{
    QFETCH(Change, change);
    QFETCH(qint64, frame);
    Scene scene;
    const auto before = scene.key(frame);
    QVERIFY(before);
    change(scene);
    const auto after = scene.key(frame); // what cannot be rendered yet has none
    QVERIFY(before != after);
}

void TestFrameKeys::whatDoesNotShowDoesNotCount_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, const Change &change) { QTest::newRow(name) << change; };
    row("nothing", [](Scene &) {});
    row("clip's name", onClip([](ClipBody &c) { c.name = u("Other"); }));
    row("clip's id", onClip([](ClipBody &c) { c.id = {999}; }));
    row("clip's link", onClip([](ClipBody &c) { c.link = {999}; }));
    row("clip's group", onClip([](ClipBody &c) { c.group = {999}; }));
    row("clip's gain", onClip([](ClipBody &c) { c.gainDb = -6; }));
    row("clip's end", onClip([](ClipBody &c) { c.length = 30; }));
    row("sound stream",
        onClip([](ClipBody &c) { std::get<MediaSource>(c.source).audioStream = 1; }));
    row("a fade elsewhere", onClip([](ClipBody &c) { c.fadeOut.length = 5; }));
    row("an effect that is off", onClip([](ClipBody &c) {
            c.effects.push_back(effectOf("exposure", {}));
            c.effects.back().enabled = false;
        }));
    row("effect's id", onClip([](ClipBody &c) { c.effects[0].id = {999}; }));
    row("a transition elsewhere", onClip([](ClipBody &c) { c.transition = dissolve(6, 0); }));
    row("track's name", onTrack([](Track &t) { t.name = u("V9"); }));
    row("track's lock", onTrack([](Track &t) { t.locked = true; }));
    row("track's sync lock", onTrack([](Track &t) { t.syncLock = false; }));
    row("sound", [](Scene &s) {
        Track &track = s.m.editTrack(s.sequence, s.sound);
        track.muted = true;
        track.gainDb = -3;
        track.clips = ClipList();
    });
    row("another clip", [](Scene &s) {
        s.m.addClip(s.sequence, s.high, 60, colourClip({1, 1, 1}, 5));
    });
    row("another track", [](Scene &s) { s.m.addTrack(s.sequence); });
    row("another sequence", [](Scene &s) {
        s.m.addClip(s.inner, s.innerTrack, 60, colourClip({1, 1, 1}, 5));
    });
    row("sequence's name", [](Scene &s) { s.m.edit(s.sequence).name = u("Other"); });
    row("markers", [](Scene &s) { s.m.edit(s.sequence).markers.push_back({{999}, 20}); });
    row("drop frame", onSettings([](SequenceSettings &s) { s.dropFrame = true; }));
    row("media's name", onMedia([](MediaItem &m) { m.name = u("Other"); }));
    row("media's tags", onMedia([](MediaItem &m) { m.tags = {u("good")}; }));
    row("media's rating", onMedia([](MediaItem &m) { m.rating = 5; }));
    row("other media",
        [](Scene &s) { s.changeMedia(s.mask, [](MediaItem &m) { m.identity.hash = u("1"); }); });
    row("a recipe", onShot([](Shot &s) { s.recipe.seed = 7; }));
    row("active", [](Scene &s) { s.m.project.active = s.inner; });
}

void TestFrameKeys::whatDoesNotShowDoesNotCount()
{
    QFETCH(Change, change);
    Scene scene;
    const auto before = scene.key();
    QVERIFY(before);
    change(scene);
    QVERIFY(before == scene.key());
}

/// A value that is not the default one.
static Parameter otherValue(const ParameterType &type, const Scene &scene)
{
    switch (type.kind) {
    case ParameterKind::Number:
        return Curve(type.defaultNumber != type.maximum ? type.maximum : type.minimum);
    case ParameterKind::Switch: return type.defaultNumber == 0;
    case ParameterKind::Choice: return u(type.choices.back().id);
    case ParameterKind::Colour: return u("#102030");
    case ParameterKind::Media: return scene.mask;
    case ParameterKind::Path: return u("M 10 10 L 90 10 L 50 90 Z");
    }
    return false;
}

void TestFrameKeys::everyParameterOfEveryEffectCounts()
{
    for (const EffectType &type : effectTypes()) {
        for (const ParameterType &parameter : type.parameters) {
            const QByteArray name = QByteArray(type.id) + '.' + parameter.id;
            const auto keyWith = [&](const std::map<QString, Parameter> &parameters) {
                Scene scene;
                scene.change([&](ClipBody &c) { c.effects = {effectOf(type.id, parameters)}; });
                return scene.key();
            };
            const Scene scene;
            const Parameter value = otherValue(parameter, scene);
            const auto plain = keyWith({});
            const auto changed = keyWith({{u(parameter.id), value}});
            QVERIFY2(plain != changed, name.constData());
            if (parameter.kind != ParameterKind::Number)
                continue;
            const double a = parameter.minimum, b = parameter.maximum;
            const auto rising = keyWith({{u(parameter.id), ramp(0, a, 30, b)}});
            const auto falling = keyWith({{u(parameter.id), ramp(0, b, 30, a)}});
            const auto steeper = keyWith({{u(parameter.id), ramp(0, a, 29, b)}});
            if (rising || falling) // wholly transparent pictures leave nothing that could differ
                QVERIFY2(rising != falling && rising != steeper, name.constData());
        }
    }
}

/// The scene with a transition over the cut at frame 50, from 47 on.
static Scene sceneWithTransition(const std::function<void(Transition &)> &change)
{
    Scene scene;
    ClipBody red = colourClip({200, 0, 0}, 10);
    red.transition = dissolve(6, 3);
    change(*red.transition);
    scene.m.addClip(scene.sequence, scene.low, 50, red);
    return scene;
}

void TestFrameKeys::everyParameterOfEveryTransitionCounts()
{
    for (const TransitionType &type : transitionTypes()) {
        const auto keyWith = [&](const std::map<QString, Parameter> &parameters) {
            return sceneWithTransition([&](Transition &t) {
                       t.kind = u(type.id);
                       t.parameters = parameters;
                   })
                .key(49);
        };
        for (const ParameterType &parameter : type.parameters) {
            const QByteArray name = QByteArray(type.id) + '.' + parameter.id;
            const auto changed = keyWith({{u(parameter.id), otherValue(parameter, Scene())}});
            QVERIFY2(changed && keyWith({}) != changed, name.constData());
        }
    }
}

/// A mask, a table of colours, the picture of a wipe: they change while the project stays the same.
void TestFrameKeys::filesOfEffectsAndTransitionsCountByTheirContent()
{
    int files = 0;
    const auto check = [&](const Scene &scene, std::int64_t frame, const QByteArray &name) {
        const MediaMap map = filesOf(scene.m.project);
        FileKeys held = contentOf(map);
        const FrameKeys::Subject subject{scene.m.snapshot(), scene.sequence, map, {}};
        const auto before = FrameKeys(subject, held).keyOf(frame);
        held[map.media.at(scene.mask)] = keyNamed(u("another content"));
        const auto after = FrameKeys(subject, held).keyOf(frame);
        QVERIFY2(before && after && before != after, name.constData());
        held.erase(map.media.at(scene.mask));
        QVERIFY2(!FrameKeys(subject, held).keyOf(frame), name.constData());
        ++files;
    };
    for (const EffectType &type : effectTypes()) {
        for (const ParameterType &parameter : type.parameters) {
            if (parameter.kind != ParameterKind::Media)
                continue;
            Scene scene;
            scene.change([&](ClipBody &c) {
                c.effects = {effectOf(type.id, {{u(parameter.id), scene.mask}})};
            });
            check(scene, Scene::kSeen, QByteArray(type.id) + '.' + parameter.id);
        }
    }
    for (const TransitionType &type : transitionTypes()) {
        for (const ParameterType &parameter : type.parameters) {
            if (parameter.kind != ParameterKind::Media)
                continue;
            const Scene scene = sceneWithTransition([&](Transition &t) {
                t.kind = u(type.id);
                t.parameters = {{u(parameter.id), Scene().mask}};
            });
            check(scene, 49, QByteArray(type.id) + '.' + parameter.id);
        }
    }
    QVERIFY(files >= 2);
}

void TestFrameKeys::everyOptionCounts()
{
    const Scene scene;
    const auto keyWith = [&](const std::function<void(RenderOptions &)> &change) {
        RenderOptions options;
        change(options);
        return keysOf(scene.m.project, scene.sequence, options).keyOf(20).value();
    };
    const std::vector<std::function<void(RenderOptions &)>>
        counting{[](RenderOptions &) {},
                 [](RenderOptions &o) { o.width = 32; },
                 [](RenderOptions &o) { o.height = 18; },
                 [](RenderOptions &o) { o.format.layout = PixelLayout::Yuv444; },
                 [](RenderOptions &o) {
                     o.format = {PixelLayout::Rgb, SampleType::U8, 8, AlphaMode::None};
                 },
                 [](RenderOptions &o) {
                     o.format = {PixelLayout::Yuv420, SampleType::U16, 10, AlphaMode::None};
                 },
                 [](RenderOptions &o) { o.colour = srgbTags(); },
                 [](RenderOptions &o) { o.colour = bt709Tags(); },
                 [](RenderOptions &o) { o.alwaysFloat = true; }};
    std::set<CacheKey> keys;
    for (const auto &change : counting)
        QVERIFY(keys.insert(keyWith(change)).second);
    QVERIFY(keys.contains(keyWith([](RenderOptions &o) { o.threads = 3; })));
    QVERIFY(keys.contains(keyWith([](RenderOptions &o) { o.readsAhead = false; })));
    QVERIFY(keys.contains(keyWith([](RenderOptions &o) { o.proxyLines = 18; })));
    QVERIFY(keys.contains(
        keyWith([](RenderOptions &o) { o.missing = RenderOptions::Missing::Placeholder; })));

    const MediaMap map = filesOf(scene.m.project);
    FileKeys files = contentOf(map);
    const auto project = scene.m.snapshot();
    const FrameKeys other({project, scene.sequence, map, {}}, files, keyNamed(u("another build")));
    QVERIFY(!keys.contains(other.keyOf(20).value()));
    MediaMap withProxy = map;
    withProxy.proxies[scene.film] = {Proxy{u("/proxies/1"), 32, 18, {}, {}}};
    FileKeys proxyFiles = files;
    proxyFiles[u("/proxies/1")] = keyNamed(u("a proxy"));
    RenderOptions small;
    small.proxyLines = 18;
    QVERIFY(!keys.contains(
        FrameKeys({project, scene.sequence, withProxy, small}, proxyFiles).keyOf(20).value()));
    QVERIFY(keys.contains(
        FrameKeys({project, scene.sequence, withProxy, {}}, proxyFiles).keyOf(20).value()));
    files[map.media.at(scene.film)] = keyNamed(u("another content"));
    QVERIFY(!keys.contains(FrameKeys({project, scene.sequence, map, {}}, files).keyOf(20).value()));
    QVERIFY(programKey() == programKey() && programKey() != CacheKey());
}

/// The keys of all frames, in order.
static std::vector<std::optional<CacheKey>> allKeys(const Project &project, SequenceId sequence)
{
    const FrameKeys keys = keysOf(project, sequence);
    std::vector<std::optional<CacheKey>> all;
    for (std::int64_t frame = 0; frame < project.find(sequence)->length(); ++frame)
        all.push_back(keys.keyOf(frame));
    return all;
}

void TestFrameKeys::aMovedClipKeepsItsKeys()
{
    TestProject m;
    const SequenceId sequence = m.addSequence();
    const MediaId film = m.addMedia(videoInfo(64, 36), u("film.mov"));
    ClipBody body = clipOf(MediaSource{film}, 40);
    body.in = Rational(1, 3);
    body.speed = Rational(3, 7);
    body.fadeOut = {6, FadeShape::Smooth};
    body.effects = {transformOf({{u("x"), ramp(3, 0, 30, 20)}}), effectOf("exposure", {})};
    const std::size_t track = m.addTrack(sequence);
    const ClipId clip = m.addClip(sequence, track, 10, body);
    const auto before = allKeys(m.project, sequence);
    std::set<CacheKey> distinct;
    for (std::size_t i = 10; i < 50; ++i)
        QVERIFY(before[i] && distinct.insert(*before[i]).second);
    QVERIFY(before[0] && before[0] == before[9]); // gaps are alike

    const auto movedProject = weft::apply(m.project, Move{{clip}, 17});
    QVERIFY(movedProject);
    const auto moved = allKeys(*movedProject, sequence);
    for (std::size_t i = 10; i < 50; ++i)
        QVERIFY(moved[i + 17] == before[i]);
    Split split;
    split.track = m.project.find(sequence)->tracks[track]->id;
    split.sequence = sequence;
    split.at = 23;
    const auto splitProject = weft::apply(m.project, split);
    QVERIFY(splitProject);
    const auto parted = allKeys(*splitProject, sequence);
    for (std::size_t i = 0; i < before.size(); ++i)
        QVERIFY2(parted[i] == before[i], qPrintable(QString::number(i)));
    const auto trimmed
        = weft::apply(*splitProject,
                      Trim{splitProject->find(sequence)->tracks[track]->clips.at(1)->id,
                           Edge::Start, 28});
    QVERIFY2(trimmed, qPrintable(trimmed ? QString() : trimmed.error().message));
    const auto keys = allKeys(*trimmed, sequence);
    for (std::size_t i = 28; i < 50; ++i)
        QVERIFY(keys[i] == before[i]);
}

void TestFrameKeys::aStillHasOneKey()
{
    Scene scene;
    const std::size_t track = scene.m.addTrack(scene.sequence);
    scene.m.addClip(scene.sequence, track, 200, clipOf(MediaSource{scene.still}, 20));
    scene.m.addClip(scene.sequence, track, 220, colourClip({1, 2, 3}, 20));
    scene.m.addClip(scene.sequence, track, 240, clipOf(TitleSource(), 20));
    for (const std::int64_t start : {200, 220, 240}) {
        for (std::int64_t i = 1; i < 20; ++i)
            QVERIFY(scene.key(start + i) == scene.key(start));
    }
    QVERIFY(scene.key(200) != scene.key(220) && scene.key(220) != scene.key(240));
}

void TestFrameKeys::transitionsCountWhileTheyLast()
{
    const auto keysWith = [](const std::function<void(Transition &)> &change) {
        const Scene scene = sceneWithTransition(change);
        return allKeys(scene.m.project, scene.sequence);
    };
    const auto plain = keysWith([](Transition &) {});
    QVERIFY(keysWith([](Transition &t) { t.id = {77}; }) == plain);
    const std::vector<std::function<void(Transition &)>>
        changes{[](Transition &t) { t.length = 7; }, [](Transition &t) { t.before = 2; },
                [](Transition &t) { t.kind = u("other"); },
                [](Transition &t) { t.parameters[u("softness")] = Curve(5); },
                [](Transition &t) { t.parameters[u("colour")] = u("#ff0000"); }};
    for (const auto &change : changes) {
        const auto changed = keysWith(change);
        QVERIFY(changed[49] != plain[49]);
        QVERIFY(changed[51] != plain[51]);
        QVERIFY(changed[40] == plain[40]);
        QVERIFY(changed[58] == plain[58]);
    }
    QVERIFY(plain[47] != plain[46]);
}

void TestFrameKeys::nestedSequencesCountByWhatIsSeenOfThem()
{
    Scene scene;
    const auto before = allKeys(scene.m.project, scene.sequence);
    Track &track = scene.m.editTrack(scene.inner, scene.innerTrack);
    Clip clip = track.clips.at(1);
    ClipBody body = *clip.body;
    body.source = ColourSource{{7, 7, 7}};
    clip.body = std::make_shared<const ClipBody>(body);
    track.clips = track.clips.replaced(1, clip);
    const auto after = allKeys(scene.m.project, scene.sequence);
    for (std::size_t i = 0; i < after.size(); ++i)
        QCOMPARE(after[i] == before[i], i < 85);
}

void TestFrameKeys::whatCannotBeRenderedHasNone()
{
    const Scene scene;
    const auto project = scene.m.snapshot();
    const MediaMap map = filesOf(*project);
    MediaMap missing = map;
    missing.media.erase(scene.film);
    const FrameKeys gone({project, scene.sequence, missing, {}}, contentOf(map));
    QVERIFY(!gone.keyOf(Scene::kSeen));
    QVERIFY(gone.keyOf(Scene::kNested));
    FileKeys unreadable = contentOf(map);
    unreadable.erase(map.takes.at(scene.shot));
    const FrameKeys broken({project, scene.sequence, map, {}}, unreadable);
    QVERIFY(broken.keyOf(Scene::kSeen));
    QVERIFY(!broken.keyOf(Scene::kNested));
    Scene unknown;
    unknown.change([](ClipBody &c) { c.effects = {effectOf("no-such-effect", {})}; });
    QVERIFY(!unknown.key());
    Scene endless;
    ClipBody itself = clipOf(NestedSource{endless.inner}, 9);
    itself.in = Rational(60, 25);
    endless.m.addClip(endless.inner, endless.innerTrack, 60, itself);
    QVERIFY(!keyOf(endless.m.project, endless.inner, 64));
}

void TestFrameKeys::equalKeysMeanEqualPixels_data()
{
    QTest::addColumn<QString>("type");
    QTest::newRow("none") << QString();
    for (const EffectType &type : effectTypes())
        QTest::newRow(type.id) << u(type.id);
}

/// A clip with an effect that moves is split, its second half is moved and trimmed: frames with the
/// same key have the same pixels, whoever rendered them.
void TestFrameKeys::equalKeysMeanEqualPixels()
{
    QFETCH(QString, type);
    Scene kinds;
    TestProject m;
    const SequenceId sequence = m.addSequence();
    const MediaId film = m.addMedia(videoInfo(64, 36), m_film);
    const MediaId lut = m.addMedia({}, m_lut);
    ClipBody body = clipOf(MediaSource{film}, 24);
    body.in = Rational(2, 25);
    if (const EffectType *known = findEffectType(type)) {
        std::map<QString, Parameter> parameters;
        for (const ParameterType &parameter : known->parameters) {
            if (parameter.kind == ParameterKind::Media)
                parameters[u(parameter.id)] = type == u("lut") ? lut : film;
            else if (parameter.kind != ParameterKind::Number)
                parameters[u(parameter.id)] = otherValue(parameter, kinds);
            else
                parameters[u(parameter.id)] = ramp(2, parameter.defaultNumber, 20,
                                                   (parameter.minimum + parameter.maximum) / 2);
        }
        body.effects = {effectOf(known->id, parameters)};
    }
    const std::size_t track = m.addTrack(sequence);
    m.addClip(sequence, track, 0, body);
    Split split;
    split.sequence = sequence;
    split.at = 11;
    const auto halves = weft::apply(m.project, split);
    QVERIFY(halves);
    const ClipId right = halves->find(sequence)->tracks[track]->clips.at(1)->id;
    const auto shifted = weft::apply(*halves, Move{{right}, 9});
    QVERIFY(shifted);
    const auto edited = weft::apply(*shifted, Trim{right, Edge::Start, 22});
    QVERIFY(edited);

    const auto changed = std::make_shared<const Project>(*edited);
    FileKeyReader files;
    const FileKeys held = files.keysOf(m.map);
    const FrameKeys keysBefore({m.snapshot(), sequence, m.map, {}}, held);
    const FrameKeys keysAfter({changed, sequence, m.map, {}}, held);
    Renderer before(m.snapshot(), sequence, m.map);
    Renderer after(changed, sequence, m.map);
    int same = 0;
    std::map<CacheKey, std::int64_t> first;
    for (std::int64_t frame = 0; frame < 24; ++frame) {
        if (const auto key = keysBefore.keyOf(frame))
            first.emplace(*key, frame);
    }
    for (std::int64_t frame = 0; frame < changed->find(sequence)->length(); ++frame) {
        const auto key = keysAfter.keyOf(frame);
        if (!key || !first.contains(*key))
            continue;
        ++same;
        const auto old = before.frame(first.at(*key));
        const auto now = after.frame(frame);
        QVERIFY(old && now);
        for (int plane = 0; plane < 3; ++plane)
            for (int y = 0; y < old->plane(plane).height; ++y)
                QVERIFY2(std::equal(old->plane(plane).row<std::uint8_t>(y),
                                    old->plane(plane).row<std::uint8_t>(y)
                                        + old->plane(plane).width,
                                    now->plane(plane).row<std::uint8_t>(y)),
                         qPrintable(QString::number(frame)));
    }
    // All of the left half; and the right one, unless a film in the effect plays on from its start.
    const EffectType *known = findEffectType(type);
    const bool hasFilm = known
                         && std::any_of(known->parameters.begin(), known->parameters.end(),
                                        [](const auto &p) {
                                            return p.kind == ParameterKind::Media;
                                        });
    QVERIFY2(same >= (hasFilm ? 11 : 22) || keysBefore.keyOf(5) == std::nullopt,
             qPrintable(QString::number(same)));
}

static void describe(const Treatment &treatment, std::int64_t frame, QString &text)
{
    const auto add = [&](const Affine &a) {
        for (const double value : {a.xx, a.xy, a.dx, a.yx, a.yy, a.dy})
            text += QString::number(value, 'g', 17) + u(" ");
    };
    add(treatment.transform);
    text += u("%1%2 ").arg(int(treatment.isMoving)).arg(int(treatment.isTurning));
    for (const PixelEffect &pixel : treatment.pixels) {
        text += pixel.effect->type + u(": ");
        add(pixel.before);
        add(pixel.after);
        for (const ParameterType &type : findEffectType(pixel.effect->type)->parameters) {
            if (type.kind == ParameterKind::Number)
                text += QString::number(numberAt(pixel.effect->parameters, type,
                                                 static_cast<double>(frame)),
                                        'g', 17)
                        + u(" ");
        }
    }
}

/// What the renderer would be told of a frame, in words: another way to say what is seen.
static QString describe(const Project &project, const Sequence &sequence, std::int64_t frame)
{
    QString text = u("%1×%2 ").arg(sequence.settings.width).arg(sequence.settings.height);
    for (const Layer &layer : compose(project, sequence, frame)) {
        text += u("layer %1 ").arg(layer.moment, 0, 'g', 17);
        if (layer.owner)
            text += layer.owner->transition->kind;
        for (const auto &picture : {layer.from, layer.to}) {
            if (!picture)
                continue;
            const Source &source = picture->clip->source;
            text += u("source %1 ").arg(source.index());
            if (const auto *file = std::get_if<MediaSource>(&source)) {
                const MediaItem *item = project.find(file->media);
                text += u("media %1 %2 ")
                            .arg(file->media.value)
                            .arg(item ? item->identity.hash : QString());
                if (item && !item->info.isStill)
                    text += picture->sourceTime.toString();
            } else if (const auto *shot = std::get_if<ShotSource>(&source)) {
                text += u("shot %1 %2 %3 ")
                            .arg(shot->shot.value)
                            .arg(project.find(shot->shot)->take, picture->sourceTime.toString());
            } else if (const auto *title = std::get_if<TitleSource>(&source)) {
                text += title->text + QString::number(title->size);
            } else if (const auto *colour = std::get_if<ColourSource>(&source)) {
                text += u("%1 %2 ").arg(colour->colour.red).arg(colour->colour.green);
            } else if (const auto *nested = std::get_if<NestedSource>(&source)) {
                const Sequence *inner = project.find(nested->sequence);
                const std::int64_t number = inner->settings.rate.frameAt(picture->sourceTime,
                                                                         Rounding::Floor);
                if (inner->length() > 0)
                    text += u("(%1)").arg(
                        describe(project, *inner,
                                 std::clamp<std::int64_t>(number, 0, inner->length() - 1)));
            }
            text += u(" shape %1 %2 opacity %3 blend %4 ")
                        .arg(picture->shape.width)
                        .arg(picture->shape.rotation)
                        .arg(picture->opacity, 0, 'g', 17)
                        .arg(int(picture->blend));
            describe(*picture, picture->frame, text);
            for (const LaterTreatment &later : picture->later) {
                text += u("then %1 ").arg(later.spatial->type);
                for (const ParameterType &type : findEffectType(later.spatial->type)->parameters) {
                    if (type.kind == ParameterKind::Number)
                        text += QString::number(numberAt(later.spatial->parameters, type,
                                                         static_cast<double>(picture->frame)),
                                                'g', 17)
                                + u(" ");
                }
                describe(later, picture->frame, text);
            }
        }
    }
    return text;
}

/// Two ways to say what is seen must agree: where the words change, so does the key; where they do
/// not, it nearly never does.
void TestFrameKeys::randomEditsChangeTheKeysOfWhatTheyTouch()
{
    int changedWords = 0, keptWords = 0, keptKeys = 0, edits = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const Choose choose = chooseFromSeed(seed);
        Project project;
        for (const Edit &edit : randomStart(choose)) {
            if (auto next = weft::apply(project, edit))
                project = *std::move(next);
        }
        for (int step = 0; step < 60; ++step) {
            const auto kind = static_cast<std::size_t>(choose(0, kEditKinds - 1));
            const auto next = weft::apply(project, randomEdit(project, kind, choose));
            if (!next)
                continue;
            ++edits;
            for (const auto &sequence : project.sequences) {
                const Sequence *after = next->find(sequence->id);
                if (!after)
                    continue;
                const FrameKeys oldKeys = keysOf(project, sequence->id);
                const FrameKeys newKeys = keysOf(*next, sequence->id);
                for (int sample = 0; sample < 8; ++sample) {
                    const std::int64_t frame = choose(0,
                                                      std::min<std::int64_t>(sequence->length() + 5,
                                                                             500));
                    const auto oldKey = oldKeys.keyOf(frame), newKey = newKeys.keyOf(frame);
                    if (!oldKey || !newKey)
                        continue;
                    const bool isSame = describe(project, *sequence, frame)
                                        == describe(*next, *after, frame);
                    QVERIFY2(isSame || *oldKey != *newKey,
                             qPrintable(u("seed %1, step %2, %3, frame %4:\n%5\n%6")
                                            .arg(seed)
                                            .arg(step)
                                            .arg(u(editKindName(kind)))
                                            .arg(frame)
                                            .arg(describe(project, *sequence, frame),
                                                 describe(*next, *after, frame))));
                    changedWords += !isSame;
                    keptWords += isSame;
                    keptKeys += isSame && *oldKey == *newKey;
                }
            }
            project = *next;
        }
    }
    qInfo("%d edits: %d frames changed, all of their keys; %d did not, %d of their keys neither",
          edits, changedWords, keptWords, keptKeys);
    QVERIFY(edits > 300 && changedWords > 100 && keptWords > 1000);
    QVERIFY(keptKeys > keptWords * 95 / 100);
}

void TestFrameKeys::anExcerptHasTheKeyOfTheWhole()
{
    int compared = 0;
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        const Choose choose = chooseFromSeed(seed);
        Project project;
        for (const Edit &edit : randomStart(choose)) {
            if (auto next = weft::apply(project, edit))
                project = *std::move(next);
        }
        for (int step = 0; step < 80; ++step) {
            const auto kind = static_cast<std::size_t>(choose(0, kEditKinds - 1));
            if (auto next = weft::apply(project, randomEdit(project, kind, choose)))
                project = *std::move(next);
        }
        const MediaMap map = filesOf(project);
        for (const auto &sequence : project.sequences) {
            for (int sample = 0; sample < 20; ++sample) {
                const std::int64_t frame = choose(0,
                                                  std::min<std::int64_t>(sequence->length(), 500));
                const PreviewPicture picture = pictureOfSequence(project, sequence->id, frame, map);
                const FrameKeys excerpt({picture.project, picture.sequence, picture.media, {}},
                                        contentOf(map));
                const auto whole = keyOf(project, sequence->id, frame);
                QVERIFY2(excerpt.keyOf(picture.frame) == whole,
                         qPrintable(u("seed %1, frame %2").arg(seed).arg(frame)));
                compared += whole.has_value();
            }
        }
    }
    QVERIFY(compared > 300);
}

void TestFrameKeys::theyAreMadeFast()
{
    Scene scene;
    const FrameKeys keys = keysOf(scene.m.project, scene.sequence);
    QElapsedTimer timer;
    timer.start();
    constexpr int kCount = 5000;
    for (int i = 0; i < kCount; ++i)
        QVERIFY(keys.keyOf(10 + i % 90));
    qInfo("%.1f µs a key", static_cast<double>(timer.nsecsElapsed()) / 1000 / kCount);
}

WEFT_TEST_MAIN(TestFrameKeys)
#include "tst_frame_keys.moc"
