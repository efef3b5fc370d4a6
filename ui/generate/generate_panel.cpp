#include "ui/generate/generate_panel.h"

#include "core/base/file.h"
#include "core/generate/worker_client.h"
#include "ui/actions/actions.h"
#include "ui/bin/file_kinds.h"
#include "ui/generate/generate_actions.h"
#include "ui/generate/model_field.h"
#include "ui/generate/models.h"
#include "ui/generate/prompt_counts.h"
#include "ui/generate/recipe_form.h"
#include "ui/generate/seed_field.h"
#include "ui/jobs/export_estimate.h"
#include "ui/session/amounts.h"
#include "ui/session/aside.h"
#include "ui/session/bin_items.h"
#include "ui/session/recipe_text.h"
#include "ui/session/session.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QLabel>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QToolButton>

#include <cmath>

#include <unistd.h>

namespace weft::ui {

namespace {

constexpr int kEstimateAfterMs = 300;
constexpr int kPreviewHeight = 120;
constexpr int kSteps = 1000;

std::int64_t memoryOfMachine()
{
    return std::int64_t(::sysconf(_SC_PHYS_PAGES)) * ::sysconf(_SC_PAGE_SIZE);
}

QLabel *makeText(QWidget *parent, const char *name)
{
    auto *const label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

/// A button that looks like one and is as possible as its action.
QPushButton *makeActionButton(QAction *action, QWidget *parent)
{
    auto *const button = new QPushButton(parent);
    button->setObjectName(action->objectName());
    button->setMinimumHeight(kLeastTarget);
    const auto follow = [button, action] {
        button->setText(action->text());
        button->setIcon(action->icon());
        button->setToolTip(action->toolTip());
        button->setEnabled(action->isEnabled());
    };
    QObject::connect(action, &QAction::changed, button, follow);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    follow();
    return button;
}

/// The last generated clip that is selected.
ShotId selectedShot(const Session &session)
{
    const std::vector<ClipId> &clips = session.selection().clips();
    for (auto id = clips.rbegin(); id != clips.rend(); ++id) {
        const auto place = findClip(*session.shown(), *id);
        const auto *source = place ? std::get_if<ShotSource>(&place->clip->source) : nullptr;
        if (source)
            return source->shot;
    }
    return {};
}

} // namespace

GeneratePanel::GeneratePanel(Session &session, Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
{
    setAcceptDrops(true);
    new GenerateActions(session, actions, *this);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(makeEmptyState());
    m_pages->addWidget(makePage(actions));
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);

    m_toEstimate.setSingleShot(true);
    m_toEstimate.setInterval(kEstimateAfterMs);
    connect(&m_toEstimate, &QTimer::timeout, this, &GeneratePanel::estimate);
    connect(&session.selection(), &Selection::changed, this, &GeneratePanel::follow);
    connect(&session, &Session::shownChanged, this, &GeneratePanel::follow);
    Generation &generation = session.generation();
    connect(&generation, &Generation::statusChanged, this, [this](ShotId shot) {
        if (shot == m_shot)
            showStatus();
    });
    connect(&generation, &Generation::takesChanged, this, &GeneratePanel::showStatus);
    connect(&generation, &Generation::catalogueChanged, this, [this] {
        fillGenerators();
        m_toEstimate.start();
    });
    fillGenerators();
}

/// What to do where nothing is installed.
QWidget *GeneratePanel::makeEmptyState()
{
    auto *const page = new QWidget(this);
    auto *const text = makeText(page, "nothing-installed");
    text->setText(tr("No generator is installed. Put a plugin's folder into \"%1\", or set "
                     "WEFT_PLUGIN_PATH to the folder it is in, and look again.")
                      .arg(dataFolder() + QLatin1String("/plugins")));
    text->setAlignment(Qt::AlignCenter);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *const button = new QPushButton(icon("search"), tr("Look Again"), page);
    connect(button, &QPushButton::clicked, this, [this] { m_session.generation().scanAgain(); });
    auto *const layout = new QVBoxLayout(page);
    layout->addStretch();
    layout->addWidget(text);
    layout->addWidget(button, 0, Qt::AlignHCenter);
    layout->addStretch();
    return page;
}

QWidget *GeneratePanel::makePage(Actions &actions)
{
    auto *const page = new QWidget(this);
    auto *const inside = new QWidget;
    m_heading = makeText(inside, "heading");
    QFont bold = m_heading->font();
    bold.setBold(true);
    m_heading->setFont(bold);
    m_generator = new QComboBox(inside);
    m_generator->setObjectName(QStringLiteral("generator"));
    m_generator->setAccessibleName(tr("Generator"));
    m_generator->setMinimumHeight(kLeastTarget);
    m_about = makeText(inside, "about");
    m_form = new RecipeForm([this]() -> const Project & { return *m_session.root(); }, inside);
    new PromptCounts(m_session, *m_form);
    m_refused = makeText(inside, "refused");
    auto *const stack = new QVBoxLayout(inside);
    for (QWidget *const widget :
         std::initializer_list<QWidget *>{m_heading, m_generator, m_about, m_form, m_refused})
        stack->addWidget(widget);
    stack->addStretch();
    auto *const scroll = new QScrollArea(page);
    scroll->setFocusPolicy(Qt::NoFocus); // what lies in it has the focus
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inside);
    auto *const layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll, 1);
    layout->addWidget(makeFoot(actions));
    connect(m_generator, &QComboBox::activated, this, &GeneratePanel::chooseGenerator);
    connect(m_form, &RecipeForm::edited, this, &GeneratePanel::formEdited);
    connect(m_form, &RecipeForm::modelWanted, this, [this](ModelField *field) {
        chooseModel(m_session, window(),
                    [field = QPointer<ModelField>(field)](const ModelFolder &model) {
                        if (field && model.kind == field->kind())
                            field->choose(model.path);
                    });
    });
    return page;
}

/// What the recipe costs, what becomes of it, and the buttons.
QWidget *GeneratePanel::makeFoot(Actions &actions)
{
    auto *const foot = new QWidget(this);
    m_estimate = makeText(foot, "estimate");
    m_smaller = new QPushButton(foot);
    m_smaller->setObjectName(QStringLiteral("smaller"));
    m_smaller->hide();
    m_progress = new QWidget(foot);
    m_preview = new QLabel(m_progress);
    m_preview->setObjectName(QStringLiteral("preview"));
    m_preview->setAccessibleName(tr("Preview of what is being made"));
    m_preview->setAlignment(Qt::AlignCenter);
    m_bar = new QProgressBar(m_progress);
    m_bar->setRange(0, kSteps);
    m_bar->setTextVisible(false);
    m_bar->setMaximumHeight(8);
    m_state = makeText(m_progress, "state");
    m_fix = new QPushButton(m_progress);
    m_fix->setObjectName(QStringLiteral("fix"));
    auto *const cancel = makeActionButton(actions.action("generate.cancel"), m_progress);
    auto *const progress = new QVBoxLayout(m_progress);
    progress->setContentsMargins(0, 0, 0, 0);
    for (QWidget *const widget :
         std::initializer_list<QWidget *>{m_preview, m_bar, m_state, m_fix, cancel})
        progress->addWidget(widget);
    m_four = new QToolButton(foot);
    m_four->setObjectName(QStringLiteral("four"));
    m_four->setText(tr("×4"));
    m_four->setCheckable(true);
    m_four->setAccessibleName(tr("Make four takes from four seeds"));
    m_four->setToolTip(m_four->accessibleName());
    m_four->setMinimumSize(kLeastTarget, kLeastTarget);
    m_four->setFocusPolicy(Qt::StrongFocus);
    auto *const buttons = new QHBoxLayout;
    buttons->addWidget(makeActionButton(actions.action("generate.run"), foot), 1);
    buttons->addWidget(m_four);
    auto *const layout = new QVBoxLayout(foot);
    layout->addWidget(m_estimate);
    layout->addWidget(m_smaller);
    layout->addWidget(m_progress);
    layout->addWidget(makeActionButton(actions.action("generate.insert"), foot));
    layout->addLayout(buttons);
    return foot;
}

const Recipe &GeneratePanel::recipe() const
{
    return m_form->recipe();
}

int GeneratePanel::count() const
{
    return m_four->isChecked() ? 4 : 1;
}

/// Lists every generator: those that are ready, and, with the reason, those that are not.
void GeneratePanel::fillGenerators()
{
    const QSignalBlocker blocker(m_generator);
    const PluginCatalogue &catalogue = m_session.generation().catalogue();
    m_generator->clear();
    for (const PluginManifest &plugin : catalogue.plugins) {
        for (const GeneratorInfo &generator : plugin.generators) {
            m_generator->addItem(icon("check"), tr("%1 (ready)").arg(generator.label),
                                 generator.id);
            m_generator->setItemData(m_generator->count() - 1, generator.help, Qt::ToolTipRole);
        }
    }
    QStringList reasons;
    for (const Error &refused : catalogue.refused)
        reasons << refused.message;
    m_refused->setText(reasons.isEmpty() ? QString()
                                         : tr("Not usable here:") + QLatin1Char('\n')
                                               + reasons.join(QLatin1Char('\n')));
    m_refused->setVisible(!reasons.isEmpty());
    m_pages->setCurrentIndex(m_generator->count() == 0 && reasons.isEmpty() ? 0 : 1);
    follow();
}

void GeneratePanel::showGenerator(const QString &id, const Recipe &recipe)
{
    const auto found = m_session.generation().catalogue().find(id);
    m_form->setVisible(found.has_value());
    if (!found) {
        m_about->setText(tr("This shot was made with \"%1\" %2, which is not installed here. Its "
                            "take stays; choose another generator to make it anew.")
                             .arg(id, recipe.version));
        m_generator->setCurrentIndex(-1);
        return;
    }
    if (m_form->generatorId() != id)
        m_form->setGenerator(*found->generator);
    m_generator->setCurrentIndex(m_generator->findData(id));
    m_about->setText(found->generator->help);
    if (m_form->recipe() != recipe) {
        m_form->setRecipe(recipe);
        m_toEstimate.start();
    }
}

/// Shows the recipe of the shot that is selected, else of the next one.
void GeneratePanel::follow()
{
    if (const Sequence *const sequence = m_session.sequence())
        m_form->setSequence(sequence->settings);
    m_shot = selectedShot(m_session);
    if (const Shot *const shot = m_session.shown()->find(m_shot)) {
        m_heading->setText(tr("Recipe of \"%1\"").arg(shot->name));
        showGenerator(shot->recipe.generator, shot->recipe);
    } else {
        m_heading->setText(tr("The next shot"));
        const PluginCatalogue &catalogue = m_session.generation().catalogue();
        QString id = m_form->generatorId();
        if (!catalogue.find(id) && m_generator->count() > 0)
            id = m_generator->itemData(0).toString();
        if (const auto found = catalogue.find(id)) {
            if (!m_drafts.contains(id))
                m_drafts.insert(id, defaultRecipe(*found->generator));
            showGenerator(id, m_drafts.value(id));
        }
    }
    showStatus();
}

/// Another generator for the next shot; the one that is selected gets its default recipe, with the
/// prompt carried over.
void GeneratePanel::chooseGenerator()
{
    const QString id = m_generator->currentData().toString();
    const auto found = m_session.generation().catalogue().find(id);
    if (!found || id == m_form->generatorId())
        return;
    const bool hasPrompt = firstOfType(m_form->generator(), GeneratorParameterType::Prompt);
    const QString prompt = hasPrompt ? titleOf(m_form->recipe(), m_session.generation().catalogue())
                                     : QString();
    Recipe recipe = m_drafts.value(id, defaultRecipe(*found->generator));
    const auto *into = firstOfType(*found->generator, GeneratorParameterType::Prompt);
    if (into && !prompt.isEmpty() && prompt != m_form->generator().label)
        recipe.parameters[into->id] = prompt;
    m_drafts.insert(id, recipe);
    m_form->setGenerator(*found->generator);
    m_form->setRecipe(recipe);
    m_about->setText(found->generator->help);
    formEdited();
}

void GeneratePanel::formEdited()
{
    m_toEstimate.start();
    const Recipe recipe = m_form->recipe();
    if (m_shot)
        m_session.apply(SetRecipe{m_shot, recipe});
    else
        m_drafts.insert(recipe.generator, recipe);
}

void GeneratePanel::rollSeed()
{
    if (m_shot || m_form->seed().isLocked())
        return;
    m_form->seed().roll();
    Recipe recipe = m_form->recipe();
    recipe.seed = m_form->seed().value();
    m_drafts.insert(recipe.generator, recipe);
    m_form->setRecipe(recipe);
}

// ---- what it costs -----------------------------------------------------------------------------

void GeneratePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_toEstimate.start();
}

/// Asks the plugin, on another thread; nobody is asked while nobody looks.
void GeneratePanel::estimate()
{
    if (!isVisible())
        return;
    auto job = m_session.generation().jobFor(m_form->recipe());
    if (!job)
        return;
    job->kept = m_session.generation().jobs().worker();
    aside(
        this, [job = *job] { return estimateTake(job, {}); },
        [this, recipe = job->recipe](const Result<GenerateEstimate> &guess) {
            if (recipe == m_form->recipe())
                showEstimate(recipe, guess);
        });
}

void GeneratePanel::showEstimate(const Recipe &recipe, const Result<GenerateEstimate> &guess)
{
    m_smaller->hide();
    if (!guess) {
        m_estimate->setText(guess.error().message);
        return;
    }
    const auto seconds = m_session.generation().expectedSeconds(recipe, guess->seconds);
    QString text = seconds ? tr("Time: %1").arg(rangeText(*seconds, durationText))
                           : tr("Time: not known before the first take");
    if (guess->memoryBytes > 0)
        text += QLatin1Char('\n') + tr("Memory: about %1").arg(bytesText(guess->memoryBytes));
    if (!guess->note.isEmpty())
        text += QLatin1Char('\n') + guess->note;
    m_estimate->setText(text);
    if (guess->memoryBytes > memoryOfMachine())
        offerSmaller(recipe, guess->memoryBytes);
}

/// What cannot fit names the nearest setting that does. Memory grows with the area of the picture.
void GeneratePanel::offerSmaller(const Recipe &recipe, std::int64_t needed)
{
    constexpr double kShare = 0.8; // others need some too
    const double scale = std::sqrt(kShare * static_cast<double>(memoryOfMachine())
                                   / static_cast<double>(needed));
    const auto inBlocks = [scale](int pixels) {
        return std::max(16, static_cast<int>(pixels * scale / 16) * 16);
    };
    const int width = inBlocks(recipe.width);
    const int height = inBlocks(recipe.height);
    m_estimate->setText(m_estimate->text() + QLatin1Char('\n')
                        + tr("This machine has %1.").arg(bytesText(memoryOfMachine())));
    m_smaller->setText(tr("Use %1 × %2").arg(width).arg(height));
    m_smaller->disconnect();
    connect(m_smaller, &QPushButton::clicked, this,
            [this, width, height] { m_form->resizeTo(width, height); });
    m_smaller->show();
}

// ---- what becomes of it ------------------------------------------------------------------------

void GeneratePanel::showStatus()
{
    const ShotStatus status = m_shot ? m_session.generation().status(m_shot) : ShotStatus();
    const bool isBusy = status.state == ShotState::Running || status.state == ShotState::Queued;
    QString text;
    switch (status.state) {
    case ShotState::NotMade: text = tr("Not made yet"); break;
    case ShotState::Queued: text = tr("Waiting for its turn"); break;
    case ShotState::Made: text = tr("Made"); break;
    case ShotState::Stale: text = tr("Stale: %1").arg(status.reason); break;
    case ShotState::Failed: text = status.reason; break;
    case ShotState::Unavailable: text = status.reason; break;
    case ShotState::Running: text = runningText(status); break;
    }
    m_bar->setValue(static_cast<int>(kSteps * status.fraction));
    m_bar->setVisible(isBusy);
    const QImage live = m_shot ? m_session.generation().livePreview(m_shot) : QImage();
    m_preview->setVisible(!live.isNull());
    if (!live.isNull()) {
        const qreal ratio = devicePixelRatioF();
        QPixmap pixmap = QPixmap::fromImage(
            live.scaledToHeight(static_cast<int>(kPreviewHeight * ratio),
                                Qt::SmoothTransformation));
        pixmap.setDevicePixelRatio(ratio);
        m_preview->setPixmap(pixmap);
        text = tr("Preview. %1").arg(text);
    }
    m_state->setText(status.note.isEmpty() ? text : text + QLatin1Char('\n') + status.note);
    const auto fix = status.state == ShotState::Failed ? m_session.generation().fixFor(m_shot)
                                                       : std::optional<ShotFix>();
    m_fix->setVisible(fix.has_value());
    if (fix) {
        m_fix->setText(fix->text);
        m_fix->disconnect();
        connect(m_fix, &QPushButton::clicked, this, fix->act, Qt::QueuedConnection);
    }
    m_progress->setVisible(m_shot.value != 0);
}

// ---- drops -------------------------------------------------------------------------------------

void GeneratePanel::dragEnterEvent(QDragEnterEvent *event)
{
    const bool isMedia = !BinItems::fromMime(event->mimeData()).media.empty()
                         && m_form->isVisibleTo(this);
    const bool isText = event->mimeData()->hasText() && !event->mimeData()->hasUrls()
                        && firstOfType(m_form->generator(), GeneratorParameterType::Prompt);
    const QStringList paths = pathsOf(event->mimeData());
    const bool isModel = paths.size() == 1 && looksLikeModel(paths.front());
    if (isMedia || isText || isModel)
        event->acceptProposedAction();
}

void GeneratePanel::dropEvent(QDropEvent *event)
{
    const std::vector<MediaId> media = BinItems::fromMime(event->mimeData()).media;
    if (const QStringList paths = pathsOf(event->mimeData()); !paths.isEmpty()) {
        event->acceptProposedAction();
        return offerModel(m_session, paths.front());
    }
    if (media.empty()) {
        if (m_form->enterPrompt(event->mimeData()->text()))
            event->acceptProposedAction();
        return;
    }
    if (m_form->chooseInput(media.front()))
        event->acceptProposedAction();
    else
        m_session.notify({Notice::Kind::Warning,
                          tr("\"%1\" has no input for this file: choose another generator.")
                              .arg(m_form->generator().label)});
}

} // namespace weft::ui
