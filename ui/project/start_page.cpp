#include "ui/project/start_page.h"

#include "core/project/project_file.h"
#include "ui/actions/actions.h"
#include "ui/project/project_files.h"
#include "ui/project/recent_projects.h"
#include "ui/project/task_strip.h"
#include "ui/session/aside.h"
#include "ui/session/session.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace weft::ui {

namespace {

constexpr int kPageWidth = 820;
constexpr int kColumns = 4;
constexpr QSize kCardPicture(176, 99);

QLabel *heading(const QString &text, double scale = 1.25)
{
    auto *const label = new QLabel(text);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * scale);
    font.setBold(true);
    label->setFont(font);
    return label;
}

QLabel *paragraph(const QString &text)
{
    auto *const label = new QLabel(text);
    label->setWordWrap(true);
    return label;
}

/// A picture of the right size for a card, centred on black.
QPixmap onCard(const QImage &image, qreal ratio)
{
    QPixmap card(kCardPicture * ratio);
    card.fill(Qt::black);
    QPainter painter(&card);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QSize size = image.size().scaled(card.size(), Qt::KeepAspectRatio);
    QRect place(QPoint(), size);
    place.moveCenter(card.rect().center());
    painter.drawImage(place, image);
    painter.end();
    card.setDevicePixelRatio(ratio);
    return card;
}

template<typename Layout>
void clear(Layout *layout)
{
    while (QLayoutItem *const item = layout->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

/// A frame of a project's active sequence; nothing where it shows nothing. Thread: any.
std::optional<PreviewPicture> pictureOfProject(const QString &path)
{
    const Result<Project> project = loadProject(path);
    const Sequence *const sequence = project ? project->activeSequence() : nullptr;
    if (!sequence || sequence->length() == 0)
        return {};
    AssetStore store(AssetStore::folderFor(path));
    (void) store.load(); // a take that is not found is not shown
    return pictureOfSequence(*project, sequence->id, sequence->length() / 3,
                             locateMedia(*project, QFileInfo(path).absolutePath(), store));
}

} // namespace

StartPage::StartPage(ProjectFiles &files, Actions &actions, QWidget *parent)
    : QScrollArea(parent)
    , m_files(files)
    , m_recovery(new QWidget)
    , m_recent(new QWidget)
    , m_recoveryRows(new QVBoxLayout)
    , m_recentCards(new QGridLayout)
    , m_facts(new QGridLayout)
{
    setObjectName(QStringLiteral("startPage"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    auto *const page = new QWidget;
    page->setMaximumWidth(kPageWidth);
    auto *const column = new QVBoxLayout(page);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(20);
    column->addWidget(makeHead(actions));
    auto *const recovery = new QVBoxLayout(m_recovery);
    recovery->setContentsMargins(0, 0, 0, 0);
    recovery->addWidget(heading(tr("Work that was not saved")));
    recovery->addLayout(m_recoveryRows);
    column->addWidget(m_recovery);
    column->addWidget(makeSample());
    auto *const recent = new QVBoxLayout(m_recent);
    recent->setContentsMargins(0, 0, 0, 0);
    recent->addWidget(heading(tr("Recent projects")));
    recent->addLayout(m_recentCards);
    column->addWidget(m_recent);
    auto *const machine = new QVBoxLayout;
    machine->addWidget(heading(tr("What this machine can do")));
    m_facts->setHorizontalSpacing(16);
    m_facts->setColumnStretch(1, 1);
    machine->addLayout(m_facts);
    column->addLayout(machine);
    column->addWidget(new TaskStrip(files.session()));
    column->addStretch();
    auto *const outer = new QWidget;
    auto *const centre = new QHBoxLayout(outer);
    centre->setContentsMargins(0, 0, 0, 0);
    centre->addStretch();
    centre->addWidget(page, 100);
    centre->addStretch();
    setWidget(outer);

    actions.bind("help.start", {.run = [this] { Q_EMIT wanted(); }});
    connect(&files, &ProjectFiles::listsChanged, this, [this] {
        if (isVisible())
            list();
    });
    connect(&files.session(), &Session::opened, this, &StartPage::done);
}

QWidget *StartPage::makeHead(Actions &actions)
{
    auto *const head = new QWidget;
    auto *const column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(heading(tr("Weft"), 2));
    column->addWidget(paragraph(tr("Cut, colour and mix films, and generate the shots you lack.")));
    auto *const buttons = new QHBoxLayout;
    for (const auto &[id, text] :
         {std::pair("file.new", tr("New Project")), std::pair("file.open", tr("Open…"))}) {
        QAction *const action = actions.action(id);
        auto *const button = new QPushButton(action->icon(), text);
        if (!m_newProject)
            m_newProject = button;
        button->setObjectName(QLatin1String(id));
        button->setToolTip(action->toolTip());
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        buttons->addWidget(button);
    }
    auto *const goOn = new QPushButton(tr("Back to Editing"));
    goOn->setObjectName(QStringLiteral("goOn"));
    connect(goOn, &QPushButton::clicked, this, &StartPage::done);
    buttons->addWidget(goOn);
    buttons->addStretch();
    column->addSpacing(8);
    column->addLayout(buttons);
    return head;
}

QWidget *StartPage::makeSample()
{
    auto *const sample = new QWidget;
    const QString path = ProjectFiles::samplePath();
    if (path.isEmpty())
        sample->hide(); // showing it would make it a window: it has no parent yet
    auto *const row = new QHBoxLayout(sample);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    const QImage picture(QFileInfo(path).absolutePath() + QStringLiteral("/first-light.png"));
    auto *const image = new QLabel;
    image->setAccessibleName(tr("A picture of the sample project"));
    image->setFixedSize(kCardPicture);
    if (!picture.isNull())
        image->setPixmap(onCard(picture, devicePixelRatioF()));
    row->addWidget(image);
    auto *const column = new QVBoxLayout;
    column->addWidget(heading(tr("First Light")));
    column->addWidget(paragraph(tr("The sample project: a short film with cuts, a title, music, a "
                                   "voice and a generated shot. It plays at once, and is yours to "
                                   "take apart.")));
    auto *const button = new QPushButton(icon("play"), tr("Open the Sample Project"));
    button->setObjectName(QStringLiteral("openSample"));
    connect(button, &QPushButton::clicked, &m_files, &ProjectFiles::openSample);
    column->addWidget(button, 0, Qt::AlignLeft);
    column->addStretch();
    row->addLayout(column, 1);
    return sample;
}

void StartPage::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    list();
    if (std::exchange(m_hasFacts, true))
        return;
    aside(
        this,
        [catalogue = m_files.session().generation().catalogue()] {
            return machineFacts(catalogue);
        },
        [this](const QVector<MachineFact> &facts) { showFacts(facts); });
}

void StartPage::list()
{
    listRecoverable();
    listRecent();
}

// ---- work that a crash left ----

QWidget *StartPage::recoveryRow(const Recoverable &work)
{
    auto *const row = new QWidget;
    const QString name = work.isUnsaved ? tr("A project without a name")
                                        : QFileInfo(work.projectPath).completeBaseName();
    QString text = tr("%1: %2 changes, the last one %3")
                       .arg(name)
                       .arg(work.changes)
                       .arg(
                           QLocale().toString(work.lastChange.toLocalTime(), QLocale::ShortFormat));
    if (work.isFileNewer)
        text += tr("; its file was saved since");
    auto *const bring = new QPushButton(icon("undo"), tr("Bring Back"));
    bring->setObjectName(QStringLiteral("recover"));
    bring->setAccessibleName(tr("Bring back %1").arg(name));
    auto *const drop = new QPushButton(tr("Discard"));
    drop->setObjectName(QStringLiteral("discard"));
    drop->setAccessibleName(tr("Discard the changes to %1").arg(name));
    connect(bring, &QPushButton::clicked, this, [this, work] { m_files.recover(work); });
    connect(drop, &QPushButton::clicked, this, [this, work, drop] {
        // Nothing brings it back, so the button is pressed twice.
        if (drop->property("isSure").toBool())
            return m_files.discard(work);
        drop->setProperty("isSure", true);
        drop->setText(tr("Discard for Good"));
    });
    auto *const layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(paragraph(text), 1);
    layout->addWidget(bring);
    layout->addWidget(drop);
    return row;
}

void StartPage::listRecoverable()
{
    clear(m_recoveryRows);
    const auto works = m_files.recoverable();
    QWidget *first = nullptr;
    for (const Recoverable &work : works) {
        QWidget *const row = recoveryRow(work);
        m_recoveryRows->addWidget(row);
        if (!first)
            first = row->findChild<QPushButton *>(QStringLiteral("recover"));
    }
    setFocusProxy(first ? first : m_newProject); // what was lost comes back by one key
    m_recovery->setVisible(!works.empty());
}

// ---- recent projects ----

QToolButton *StartPage::recentCard(const QString &path)
{
    const QFileInfo info(path);
    auto *const card = new QToolButton;
    card->setObjectName(QStringLiteral("recent"));
    card->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    card->setText(info.completeBaseName());
    card->setToolTip(QStringLiteral("%1\n%2").arg(path, QLocale().toString(info.lastModified(),
                                                                           QLocale::ShortFormat)));
    card->setAccessibleName(tr("Open %1").arg(info.completeBaseName()));
    card->setIconSize(kCardPicture);
    card->setIcon(icon("film"));
    connect(card, &QToolButton::clicked, this, [this, path] { m_files.open(path); });
    return card;
}

void StartPage::listRecent()
{
    clear(m_recentCards);
    m_asked.clear();
    const QStringList paths = recentProjects();
    for (int i = 0; i < paths.size(); ++i) {
        QToolButton *const card = recentCard(paths[i]);
        m_recentCards->addWidget(card, i / kColumns, i % kColumns);
        askPicture(paths[i], card);
    }
    m_recentCards->setColumnStretch(kColumns, 1);
    m_recent->setVisible(!paths.isEmpty());
}

void StartPage::askPicture(const QString &path, QToolButton *card)
{
    aside(
        card, [path] { return pictureOfProject(path); },
        [this, path, card](const std::optional<PreviewPicture> &picture) {
            if (!picture)
                return;
            m_asked[path] = m_files.session().thumbnails().request(
                {*picture, {320, 180}, 1},
                [card = QPointer<QToolButton>(card)](const Result<QImage> &image) {
                    if (image && card)
                        card->setIcon(QIcon(onCard(*image, card->devicePixelRatioF())));
                });
        });
}

// ---- the machine ----

void StartPage::showFacts(const QVector<MachineFact> &facts)
{
    for (int row = 0; row < facts.size(); ++row) {
        auto *const mark = new QLabel;
        mark->setPixmap(icon(facts[row].isGood ? "check" : "warning").pixmap(16, 16));
        mark->setAccessibleName(facts[row].isGood ? tr("Ready") : tr("To be known"));
        auto *const what = new QHBoxLayout;
        what->addWidget(mark);
        what->addWidget(new QLabel(facts[row].what));
        what->addStretch();
        m_facts->addLayout(what, row, 0, Qt::AlignTop);
        m_facts->addWidget(paragraph(facts[row].found), row, 1);
    }
}

} // namespace weft::ui
