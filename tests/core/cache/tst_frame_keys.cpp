#include "core/media/hardware_decoding.h"
#include "tests/core/cache/field_changer.h"
#include "tests/core/cache/key_scene.h"
#include "tests/support/test_main.h"

#include <set>

using namespace weft;
using namespace weft::test;

/// What counts in a frame's key, member by member: all that shows, and nothing else. How keys go
/// along with edits is in tst_frame_key_edits.cpp.
class TestFrameKeys : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyMemberCountsUnlessItIsKnownNotToShow();
    void whatShowsCounts_data();
    void whatShowsCounts();
    void whatDoesNotShowDoesNotCount_data();
    void whatDoesNotShowDoesNotCount();
    void everyParameterOfEveryEffectCounts();
    void everyParameterOfEveryTransitionCounts();
    void filesOfEffectsAndTransitionsCountByTheirContent();
    void everyOptionCounts();
    void whatCannotBeRenderedHasNone();
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
    u("sequences.master.effects"),
    u("sequences.master.gainDb"),
    u("sequences.master.muted"),
    u("sequences.master.pan"),
    u("sequences.settings.sound"),
    u("sequences.tracks.effects"),
    u("sequences.tracks.gainDb"),
    u("sequences.tracks.muted"),
    u("sequences.tracks.pan"),
    u("sequences.tracks.solo"),
    u("sequences.tracks.clips.channels"),
    u("sequences.tracks.clips.gainDb"),
    u("sequences.tracks.clips.keepsPitch"),
    u("sequences.tracks.clips.pan"),
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
                 [](RenderOptions &o) { o.alwaysFloat = true; },
                 [](RenderOptions &o) { o.hardware = std::make_shared<HardwareDecoding>(); }};
    std::set<CacheKey> keys;
    for (const auto &change : counting)
        QVERIFY(keys.insert(keyWith(change)).second);
    QVERIFY(keys.contains(keyWith([](RenderOptions &o) { o.threads = 3; })));
    QVERIFY(keys.contains(keyWith([](RenderOptions &o) { o.readsAhead = false; })));
    QVERIFY(keys.contains(keyWith([](RenderOptions &o) { o.sound = SoundLayout::Mono; })));
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

WEFT_TEST_MAIN(TestFrameKeys)
#include "tst_frame_keys.moc"
