#include "ui/generate/generate_actions.h"

#include "core/project/script.h"
#include "core/project/survey.h"
#include "ui/actions/actions.h"
#include "ui/generate/generate_panel.h"
#include "ui/session/aside.h"
#include "ui/session/recipe_text.h"
#include "ui/session/session.h"

#include <cmath>

namespace weft::ui {

namespace {

constexpr int kMostInName = 40;

/// The generator that starts from a picture: the form's, if it does, else the first one.
struct Animator
{
    const GeneratorInfo *generator = nullptr;
    const GeneratorInput *input = nullptr;
};

Animator animatorOf(const GeneratorInfo &generator)
{
    for (const GeneratorInput &input : generator.inputs) {
        if (input.kind == GeneratorInputKind::Image)
            return {&generator, &input};
    }
    return {};
}

/// How much a generator is meant for it: one that cannot do without a picture, and moves it, first.
int rankOf(const Animator &animator)
{
    return (animator.generator->defaultLength > 1 ? 2 : 0) + (animator.input->required ? 1 : 0);
}

Animator findAnimator(const PluginCatalogue &catalogue, const QString &preferred)
{
    if (const auto found = catalogue.find(preferred)) {
        if (const Animator animator = animatorOf(*found->generator); animator.input)
            return animator;
    }
    Animator best;
    for (const PluginManifest &plugin : catalogue.plugins) {
        for (const GeneratorInfo &generator : plugin.generators) {
            const Animator animator = animatorOf(generator);
            if (animator.input && (!best.input || rankOf(animator) > rankOf(best)))
                best = animator;
        }
    }
    return best;
}

/// A clip that shows a shot from its start.
NewClip clipOf(ShotId shot, TrackId track)
{
    NewClip clip;
    clip.source = ShotSource{shot};
    clip.video = track;
    return clip;
}

} // namespace

GenerateActions::GenerateActions(Session &session, Actions &actions, GeneratePanel &panel)
    : QObject(&panel)
    , m_session(session)
    , m_panel(panel)
{
    Generation &generation = session.generation();
    const auto hasShot = [this] { return this->hasShot(); };
    const auto step = [this](int by) {
        m_session.generation().stepTake(selected().back().shot, by);
    };
    actions.bind("generate.insert", {[this] { insert(); },
                                     [this] {
                                         return !m_panel.recipe().generator.isEmpty()
                                                && m_session.target(TrackKind::Video);
                                     }});
    actions.bind("generate.run", {[this] { run(); }, hasShot});
    actions.bind("generate.cancel", {[this] {
                                         if (!this->hasShot())
                                             return m_session.generation().cancelAll();
                                         for (const ShotId shot : selectedShots())
                                             m_session.generation().cancel(shot);
                                     },
                                     [this] { return m_session.generation().isBusy(); }});
    actions.bind("generate.all-missing",
                 {[this] {
                      const Document::Root root = m_session.root();
                      m_session.generation().generate(shownShots(*root, root->active),
                                                      GenerateMode::Missing);
                  },
                  [this] { return !m_session.root()->shots.empty(); }});
    actions.bind("generate.animate", {[this] {
                                          if (animate())
                                              make(selected().back().shot);
                                      },
                                      [this] { return selectedPicture() != nullptr; }});
    actions.bind("generate.animate-form",
                 {[this] { animate(); }, [this] { return selectedPicture() != nullptr; }});
    actions.bind("generate.next-take", {[step] { step(1); }, hasShot});
    actions.bind("generate.previous-take", {[step] { step(-1); }, hasShot});
    actions.bind("generate.independent", {[this] { makeIndependent(); }, hasShot});
    actions.bind("generate.bake",
                 {[this] { bake(); },
                  [this] {
                      const auto clips = selected();
                      return std::any_of(clips.begin(), clips.end(), [this](const ShotClip &c) {
                          return m_session.generation().status(c.shot).hasTake;
                      });
                  }});
    connect(&generation, &Generation::statusChanged, this, [&actions] { actions.refreshSoon(); });
    connect(&generation, &Generation::catalogueChanged, this,
            [&actions] { actions.refreshSoon(); });
}

std::vector<GenerateActions::ShotClip> GenerateActions::selected() const
{
    std::vector<ShotClip> clips;
    for (const ClipId id : m_session.selection().clips()) {
        const auto place = findClip(*m_session.shown(), id);
        if (const auto *source = place ? std::get_if<ShotSource>(&place->clip->source) : nullptr)
            clips.push_back({id, source->shot});
    }
    return clips;
}

std::vector<ShotId> GenerateActions::selectedShots() const
{
    std::vector<ShotId> shots;
    for (const ShotClip &clip : selected()) {
        if (std::find(shots.begin(), shots.end(), clip.shot) == shots.end())
            shots.push_back(clip.shot);
    }
    return shots;
}

const MediaItem *GenerateActions::selectedPicture(ClipId *clip) const
{
    for (const ClipId id : m_session.selection().clips()) {
        const auto place = findClip(*m_session.shown(), id);
        const auto *source = place ? std::get_if<MediaSource>(&place->clip->source) : nullptr;
        const MediaItem *const item = source ? m_session.shown()->find(source->media) : nullptr;
        if (!item || !item->info.video)
            continue;
        if (clip)
            *clip = id;
        return item;
    }
    return nullptr;
}

/// Its prompt, or "Shot 3".
QString GenerateActions::newName() const
{
    const PluginCatalogue &catalogue = m_session.generation().catalogue();
    const QString title = titleOf(m_panel.recipe(), catalogue);
    const auto found = catalogue.find(m_panel.recipe().generator);
    if (found && title != found->generator->label)
        return title.left(kMostInName);
    return tr("Shot %1").arg(m_session.root()->shots.size() + 1);
}

void GenerateActions::make(ShotId shot)
{
    if (m_panel.count() > 1)
        m_session.generation().generateTakes(shot, m_panel.count());
    else
        m_session.generation().generate({shot});
}

void GenerateActions::insert()
{
    const Project &project = *m_session.root();
    const TrackId track = m_session.target(TrackKind::Video);
    const ShotId shot{project.nextId};
    const std::int64_t at = m_session.playhead();
    const Recipe recipe = m_panel.recipe();
    // Over nothing it is laid down; else what is there makes room.
    Edit place = Insert{clipOf(shot, track), at};
    const auto found = findTrack(project, track);
    const double seconds = static_cast<double>(recipe.length) / recipe.rate.toDouble();
    const double rate = m_session.sequence()->settings.rate.toDouble();
    const TimeRange range{at, static_cast<std::int64_t>(std::ceil(seconds * rate))};
    if (found && trackAt(project, *found).clips.isFree(range))
        place = Overwrite{clipOf(shot, track), at};
    if (!m_session.apply(tr("Insert and generate"), {AddShot{newName(), {}, recipe}, place}))
        return;
    make(shot);
    m_panel.rollSeed();
    if (const ClipId clip{shot.value + 1}; findClip(*m_session.root(), clip))
        m_session.selection().set({clip});
}

void GenerateActions::run()
{
    Generation &generation = m_session.generation();
    for (const ShotId shot : selectedShots()) {
        if (generation.status(shot).state == ShotState::Made || m_panel.count() > 1)
            generation.generateTakes(shot, m_panel.count());
        else
            generation.generate({shot});
    }
}

bool GenerateActions::animate()
{
    ClipId clip;
    const MediaItem *const item = selectedPicture(&clip);
    if (!item)
        return false;
    const Animator animator = findAnimator(m_session.generation().catalogue(),
                                           m_panel.recipe().generator);
    if (!animator.input) {
        m_session.notify({Notice::Kind::Warning,
                          tr("No generator here starts from a picture. Install a plugin that has "
                             "one, then look again in the Generate panel.")});
        return false;
    }
    Recipe recipe = m_panel.recipe().generator == animator.generator->id
                        ? m_panel.recipe()
                        : defaultRecipe(*animator.generator);
    std::erase_if(recipe.inputs,
                  [&](const RecipeInput &input) { return input.name == animator.input->id; });
    recipe.inputs.push_back({animator.input->id, item->id, item->identity.hash});
    const ShotId shot{m_session.root()->nextId};
    Replace replace;
    replace.clip = clip;
    replace.source = ShotSource{shot};
    replace.hold = true;
    const QString name = tr("%1, animated").arg(item->name);
    if (!m_session.apply(tr("Animate picture"), {AddShot{name, item->folder, recipe}, replace}))
        return false;
    m_session.selection().set({clip});
    return true;
}

void GenerateActions::makeIndependent()
{
    std::vector<Edit> edits;
    for (const ShotClip &clip : selected())
        edits.push_back(MakeIndependent{clip.clip, {}});
    m_session.apply(tr("Make independent"), std::move(edits));
}

void GenerateActions::bake()
{
    for (const ShotId id : selectedShots()) {
        const Shot *const shot = m_session.root()->find(id);
        const auto path = shot ? m_session.generation().assets().filePath(shot->take)
                               : std::optional<QString>();
        if (!path)
            continue;
        const QString folder = m_session.folder();
        aside(
            this, [path = *path, folder] { return importEdit(path, folder); },
            [this, id, name = shot->name](const Result<AddMedia> &read) {
                if (!read)
                    return m_session.notifyProblem(read.error().message);
                MediaItem item = read->item;
                item.name = name;
                m_session.apply(BakeToFile{id, item, {}});
            });
    }
}

} // namespace weft::ui
