#include "ui/generate/generations_panel.h"

#include "ui/actions/actions.h"
#include "ui/session/amounts.h"
#include "ui/session/recipe_text.h"
#include "ui/session/session.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

#include <map>
#include <set>

namespace weft::ui {

namespace {

constexpr int kRefreshAfterMs = 50;

QToolButton *makeButton(const char *iconName, const QString &text, const char *name,
                        QWidget *parent)
{
    auto *const button = new QToolButton(parent);
    button->setIcon(icon(iconName));
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setObjectName(QLatin1String(name));
    button->setMinimumSize(kLeastTarget, kLeastTarget);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAutoRaise(true);
    return button;
}

} // namespace

GenerationsPanel::GenerationsPanel(Session &session, Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
{
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(makeEmptyState(actions));
    m_pages->addWidget(makePage());
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    m_toRefresh.setSingleShot(true);
    m_toRefresh.setInterval(kRefreshAfterMs);
    connect(&m_toRefresh, &QTimer::timeout, this, &GenerationsPanel::refresh);
    connect(&session.generation(), &Generation::takesChanged, this, &GenerationsPanel::refreshSoon);
    connect(&session.generation(), &Generation::statusChanged, this, &GenerationsPanel::follow);
    connect(&session, &Session::shownChanged, this,
            [this](const Document::Root &before, const Document::Root &now) {
                if (before->shots != now->shots && !m_session.isPreviewing())
                    refreshSoon();
            });
    connect(&session.selection(), &Selection::changed, this, [this] {
        if (m_ofClip->isChecked())
            refreshSoon();
    });
    refresh();
}

QWidget *GenerationsPanel::makeEmptyState(Actions &actions)
{
    auto *const page = new QWidget(this);
    auto *const text = new QLabel(tr("Everything that you generate in this project is kept here. "
                                     "Describe a shot in the Generate panel and insert it."),
                                  page);
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignCenter);
    QAction *const action = actions.action("generate.insert");
    auto *const button = new QPushButton(icon("spark"), tr("Insert a Shot"), page);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    auto *const layout = new QVBoxLayout(page);
    layout->addStretch();
    layout->addWidget(text);
    layout->addWidget(button, 0, Qt::AlignHCenter);
    layout->addStretch();
    return page;
}

QWidget *GenerationsPanel::makePage()
{
    auto *const page = new QWidget(this);
    m_search = new QLineEdit(page);
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setPlaceholderText(tr("Search prompts, names, generators, seeds"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_ofClip = new QCheckBox(tr("Of the selected clip"), page);
    m_ofClip->setObjectName(QStringLiteral("of-clip"));
    m_deleted = new QCheckBox(tr("Deleted"), page);
    m_deleted->setObjectName(QStringLiteral("deleted"));
    m_deleted->setToolTip(tr("Deleted takes can be brought back until the project is closed"));
    m_deleted->hide();
    m_view = new GenerationsView(m_session, page);
    m_view->installEventFilter(this);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    auto *const filters = new QHBoxLayout;
    filters->addWidget(m_ofClip);
    filters->addWidget(m_deleted);
    filters->addStretch();
    auto *const layout = new QVBoxLayout(page);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(m_search);
    layout->addLayout(filters);
    layout->addWidget(m_view, 1);
    m_about = new QLabel(page);
    m_about->setObjectName(QStringLiteral("details"));
    m_about->setWordWrap(true);
    m_about->setTextFormat(Qt::PlainText);
    layout->addWidget(m_about);
    layout->addWidget(makeFoot());
    connect(m_search, &QLineEdit::textChanged, this, &GenerationsPanel::refreshSoon);
    connect(m_ofClip, &QCheckBox::toggled, this, &GenerationsPanel::refreshSoon);
    connect(m_deleted, &QCheckBox::toggled, this, &GenerationsPanel::refreshSoon);
    connect(m_view, &GenerationsView::deleteWanted, this, &GenerationsPanel::remove);
    connect(m_view, &QWidget::customContextMenuRequested, this, &GenerationsPanel::openMenu);
    connect(m_view, &QListWidget::currentRowChanged, this, &GenerationsPanel::showCurrent);
    connect(m_view, &QListWidget::itemActivated, this, [this] { choose(m_view->currentRow()); });
    return page;
}

QWidget *GenerationsPanel::makeFoot()
{
    auto *const foot = new QWidget(this);
    auto *const layout = new QHBoxLayout(foot);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (int stars = 1; stars <= kMaxRating; ++stars) {
        auto *const star = makeButton("star", tr("%n star(s)", nullptr, stars), "star", foot);
        connect(star, &QToolButton::clicked, this, [this, stars] { rate(stars); });
        layout->addWidget(star);
        m_stars.push_back(star);
    }
    layout->addStretch();
    m_choose = makeButton("check", tr("Show this take in the clip"), "choose", foot);
    m_insert = makeButton("insert", tr("Put this take at the playhead"), "insert", foot);
    m_remove = makeButton("trash", tr("Delete"), "remove", foot);
    layout->addWidget(m_choose);
    layout->addWidget(m_insert);
    layout->addWidget(m_remove);
    connect(m_remove, &QToolButton::clicked, this, &GenerationsPanel::remove);
    connect(m_choose, &QToolButton::clicked, this, [this] { choose(m_view->currentRow()); });
    connect(m_insert, &QToolButton::clicked, this, &GenerationsPanel::insert);
    return foot;
}

ShotId GenerationsPanel::selectedShot() const
{
    for (const ClipId id : m_session.selection().clips()) {
        const auto place = findClip(*m_session.shown(), id);
        if (const auto *source = place ? std::get_if<ShotSource>(&place->clip->source) : nullptr)
            return source->shot;
    }
    return {};
}

/// Newest first: what is being made, shots that have no take, takes.
std::vector<GenerationsView::Entry> GenerationsPanel::entries() const
{
    const Generation &generation = m_session.generation();
    const Project &project = *m_session.root();
    std::map<QString, ShotId> owners;
    std::set<ShotId> withTakes;
    for (const auto &shot : project.shots) {
        for (const QString &take : generation.takesOf(shot->id)) {
            ShotId &owner = owners[take];
            if (!owner || shot->take == take)
                owner = shot->id;
            withTakes.insert(shot->id);
        }
    }
    std::vector<GenerationsView::Entry> list;
    for (const auto &shot : project.shots) {
        const bool isBusy = generation.isBusy(shot->id);
        if (isBusy || withTakes.count(shot->id) == 0)
            list.push_back({{},
                            shot->id,
                            shot->name,
                            isBusy ? tr("being made") : tr("not made yet"),
                            shot->rating,
                            false});
    }
    std::stable_partition(list.begin(), list.end(),
                          [&](const auto &entry) { return !generation.isBusy(entry.shot); });
    std::reverse(list.begin(), list.end());
    const std::vector<Take> &takes = generation.assets().takes();
    for (auto take = takes.rbegin(); take != takes.rend(); ++take) {
        if (!generation.assets().filePath(take->id))
            continue;
        list.push_back(entryOf(*take, owners[take->id]));
    }
    return list;
}

GenerationsView::Entry GenerationsPanel::entryOf(const Take &take, ShotId owner) const
{
    const PluginCatalogue &catalogue = m_session.generation().catalogue();
    const Shot *const shot = m_session.root()->find(owner);
    const auto found = catalogue.find(take.recipe.generator);
    return {take.id,
            owner,
            titleOf(take.recipe, catalogue),
            tr("%1, seed %2")
                .arg(found ? found->generator->label : take.recipe.generator)
                .arg(take.recipe.seed),
            shot ? shot->rating : 0,
            shot && shot->take == take.id};
}

/// The last one that was made first.
std::vector<GenerationsView::Entry> GenerationsPanel::deletedEntries() const
{
    const Generation &generation = m_session.generation();
    std::vector<GenerationsView::Entry> list;
    for (const QString &id : generation.deletedTakes()) {
        list.push_back(entryOf(*generation.assets().find(id), {}));
        list.back().facts += QLatin1Char('\n')
                             + tr("Deleted, %1").arg(bytesText(generation.bytesOf(id)));
    }
    std::reverse(list.begin(), list.end());
    return list;
}

bool GenerationsPanel::isWanted(const GenerationsView::Entry &entry) const
{
    if (m_ofClip->isChecked() && entry.shot != selectedShot())
        return false;
    const Shot *const shot = m_session.root()->find(entry.shot);
    const QString text = entry.title + QLatin1Char(' ') + entry.facts + QLatin1Char(' ')
                         + (shot ? shot->name : QString());
    for (const QString &word : m_search->text().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (!text.contains(word, Qt::CaseInsensitive))
            return false;
    }
    return true;
}

void GenerationsPanel::refresh()
{
    const bool hasDeleted = !m_session.generation().deletedTakes().empty();
    m_deleted->setVisible(hasDeleted);
    if (!hasDeleted)
        m_deleted->setChecked(false);
    m_busy.clear();
    for (const auto &shot : m_session.root()->shots) {
        if (m_session.generation().isBusy(shot->id))
            m_busy.insert(shot->id);
    }
    std::vector<GenerationsView::Entry> all = m_deleted->isChecked() ? deletedEntries() : entries();
    m_pages->setCurrentIndex(all.empty() && !hasDeleted ? 0 : 1);
    std::erase_if(all, [this](const auto &entry) { return !isWanted(entry); });
    if (m_ofClip->isChecked()) // in the order of the keys
        std::reverse(all.begin(), all.end());
    m_view->setEntries(all);
    showCurrent();
}

/// A job has moved on: its row comes or goes, or shows how far it is.
void GenerationsPanel::follow(ShotId shot)
{
    if (m_session.generation().isBusy(shot) != m_busy.contains(shot))
        return refreshSoon();
    m_view->setPicture(shot, m_session.generation().livePreview(shot));
    if (m_view->shotAt(m_view->currentRow()) == shot)
        showCurrent();
}

/// What is known of a run while it goes on, and of one whose job is still listed.
QString GenerationsPanel::aboutRow(int row) const
{
    const Generation &generation = m_session.generation();
    const QString take = m_view->takeAt(row);
    if (!take.isEmpty())
        return generation.noteOf(take);
    const ShotStatus status = generation.status(m_view->shotAt(row));
    if (status.state == ShotState::Queued)
        return tr("Waiting for its turn");
    if (status.state == ShotState::Failed)
        return status.reason;
    if (status.state != ShotState::Running)
        return {};
    return status.note.isEmpty() ? runningText(status)
                                 : runningText(status) + QLatin1Char('\n') + status.note;
}

void GenerationsPanel::showCurrent()
{
    const int row = m_view->currentRow();
    m_about->setText(aboutRow(row));
    m_about->setVisible(!m_about->text().isEmpty());
    const Shot *const shot = m_session.root()->find(m_view->shotAt(row));
    const bool isTake = !m_view->takeAt(row).isEmpty();
    for (std::size_t i = 0; i < m_stars.size(); ++i) {
        m_stars[i]->setIcon(icon(shot && static_cast<int>(i) < shot->rating ? "star-on" : "star"));
        m_stars[i]->setEnabled(shot != nullptr);
    }
    const bool isDeleted = m_deleted->isChecked();
    m_choose->setEnabled(isTake && shot && shot->take != m_view->takeAt(row));
    m_insert->setEnabled(!isDeleted && (isTake || shot));
    m_remove->setEnabled(row >= 0);
    m_remove->setIcon(icon(isDeleted ? "undo" : "trash"));
    m_remove->setToolTip(isDeleted ? tr("Bring back") : tr("Delete"));
    m_remove->setAccessibleName(m_remove->toolTip());
}

void GenerationsPanel::choose(int row)
{
    const QString take = m_view->takeAt(row);
    if (const ShotId shot = m_view->shotAt(row); shot && !take.isEmpty())
        m_session.generation().chooseTake(shot, take);
}

/// Rating with the stars that it has takes them away.
void GenerationsPanel::rate(int stars)
{
    const Shot *const shot = m_session.root()->find(m_view->shotAt(m_view->currentRow()));
    if (!shot)
        return;
    SetShot edit;
    edit.shot = shot->id;
    edit.rating = shot->rating == stars ? 0 : stars;
    m_session.apply(edit);
}

/// A take that no shot shows any more gets one.
void GenerationsPanel::insert()
{
    const int row = m_view->currentRow();
    ShotId shot = m_view->shotAt(row);
    const Take *const take = m_session.generation().assets().find(m_view->takeAt(row));
    std::vector<Edit> edits;
    if (!shot && take) {
        shot = {m_session.root()->nextId};
        edits.push_back(AddShot{m_view->currentItem()->toolTip(), {}, take->recipe});
        edits.push_back(ChooseTake{shot, take->id});
    }
    NewClip clip;
    clip.source = ShotSource{shot};
    clip.video = m_session.target(TrackKind::Video);
    if (!shot || !clip.video)
        return;
    edits.push_back(Insert{clip, m_session.playhead()});
    m_session.apply(tr("Insert take"), std::move(edits));
}

/// Deletes the takes that are selected, and takes shots that were never made out of the project;
/// among deleted takes it brings them back.
void GenerationsPanel::remove()
{
    std::vector<QString> takes;
    std::vector<Edit> edits;
    for (const GenerationsView::Row &row : m_view->selectedRows()) {
        if (!row.take.isEmpty())
            takes.push_back(row.take);
        else if (row.shot)
            edits.push_back(RemoveShot{row.shot});
    }
    if (m_deleted->isChecked())
        return m_session.generation().bringBack(takes);
    m_session.apply(tr("Remove shots"), std::move(edits));
    m_session.generation().deleteTakes(takes);
}

void GenerationsPanel::openMenu(const QPoint &position)
{
    if (!m_view->itemAt(position))
        return;
    auto *const menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("generationsMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QToolButton *const button : {m_choose, m_insert, m_remove}) {
        QAction *const action = menu->addAction(button->icon(), button->toolTip());
        action->setEnabled(button->isEnabled());
        connect(action, &QAction::triggered, button, &QToolButton::click);
    }
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

/// Shows the current take in the monitor for as long as the key is held.
void GenerationsPanel::compare(bool on)
{
    const int row = m_view->currentRow();
    const Shot *const shot = m_session.root()->find(m_view->shotAt(row));
    if (!on)
        return m_session.endPreview();
    if (shot && !m_view->takeAt(row).isEmpty())
        (void) m_session.preview(ChooseTake{shot->id, m_view->takeAt(row)});
}

bool GenerationsPanel::eventFilter(QObject *watched, QEvent *event)
{
    const bool isPress = event->type() == QEvent::KeyPress;
    if (watched != m_view || (!isPress && event->type() != QEvent::KeyRelease))
        return QWidget::eventFilter(watched, event);
    const auto *const key = static_cast<QKeyEvent *>(event);
    if (key->modifiers() != Qt::NoModifier)
        return false;
    if (key->key() == Qt::Key_B) {
        if (!key->isAutoRepeat())
            compare(isPress);
        return true;
    }
    if (isPress && key->key() >= Qt::Key_1 && key->key() <= Qt::Key_9) {
        const ShotId shot = selectedShot() ? selectedShot() : m_view->shotAt(m_view->currentRow());
        const std::vector<QString> takes = m_session.generation().takesOf(shot);
        const auto number = static_cast<std::size_t>(key->key() - Qt::Key_1);
        if (number < takes.size())
            m_session.generation().chooseTake(shot, takes[number]);
        return true;
    }
    return false;
}

} // namespace weft::ui
