#include "ui/scopes/scopes_panel.h"

#include "ui/monitor/monitor_deck.h"
#include "ui/style/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

namespace weft::ui {

namespace {

constexpr int kPauseMs = 120; ///< between two pictures, so that playing keeps most of the machine
constexpr ScopeKind kKinds[] = {ScopeKind::Waveform, ScopeKind::Parade, ScopeKind::Vectorscope,
                                ScopeKind::Histogram};

} // namespace

ScopesPanel::ScopesPanel(Session &session, Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_choice(new QComboBox(this))
    , m_message(new QLabel(this))
    , m_empty(new QWidget(this))
    , m_scopes(new QWidget(this))
    , m_reader(new ScopeReader(this))
{
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->setSpacing(4);
    m_choice->addItem(tr("All scopes"));
    for (const ScopeKind kind : kKinds)
        m_choice->addItem(scopeName(kind));
    m_choice->setMinimumHeight(kLeastTarget);
    m_choice->setAccessibleName(tr("Which scopes are shown"));
    m_message->setWordWrap(true);
    auto *const emptyLayout = new QVBoxLayout(m_empty);
    auto *const hint = new QLabel(tr("Put a clip on the timeline to see its levels here."),
                                  m_empty);
    hint->setAlignment(Qt::AlignCenter);
    hint->setWordWrap(true);
    QToolButton *const import = buttonFor(actions.action("file.import"), m_empty);
    import->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    emptyLayout->addStretch(1);
    emptyLayout->addWidget(hint);
    emptyLayout->addWidget(import, 0, Qt::AlignCenter);
    emptyLayout->addStretch(1);
    for (const ScopeKind kind : kKinds)
        m_views[static_cast<std::size_t>(kind)] = new ScopeView(kind, m_scopes);
    new QGridLayout(m_scopes);
    m_scopes->layout()->setContentsMargins({});
    m_scopes->layout()->setSpacing(4);
    layout->addWidget(m_choice);
    layout->addWidget(m_message);
    layout->addWidget(m_scopes, 1);
    layout->addWidget(m_empty, 1);
    m_timer.setSingleShot(true);
    m_timer.setInterval(kPauseMs);
    connect(m_choice, qOverload<int>(&QComboBox::activated), this, [this](int index) {
        choose(index == 0 ? std::nullopt : std::optional(kKinds[index - 1]));
    });
    connect(&m_timer, &QTimer::timeout, this, &ScopesPanel::measure);
    connect(&session, &Session::shownChanged, this, &ScopesPanel::want);
    connect(&session.player(), &Player::positionChanged, this, &ScopesPanel::want);
    connect(m_reader, &ScopeReader::measured, this,
            [this](const std::shared_ptr<const ScopeData> &data, std::int64_t frame) {
                m_measured = frame;
                m_message->clear();
                for (ScopeView *const view : m_views)
                    view->setData(data);
                showState();
                m_timer.start();
            });
    connect(m_reader, &ScopeReader::failed, this, [this](const QString &sentence) {
        m_message->setText(sentence);
        for (ScopeView *const view : m_views)
            view->setData({});
        showState();
        m_timer.start();
    });
    arrange();
    want();
}

void ScopesPanel::choose(std::optional<ScopeKind> kind)
{
    m_alone = kind;
    m_choice->setCurrentIndex(kind ? static_cast<int>(*kind) + 1 : 0);
    arrange();
}

void ScopesPanel::arrange()
{
    auto *const grid = static_cast<QGridLayout *>(m_scopes->layout());
    for (int i = 0; i < 4; ++i) {
        ScopeView *const view = m_views[static_cast<std::size_t>(i)];
        grid->removeWidget(view);
        const bool isShown = !m_alone || *m_alone == view->kind();
        view->setVisible(isShown);
        if (isShown)
            grid->addWidget(view, m_alone ? 0 : i / 2, m_alone ? 0 : i % 2);
    }
}

void ScopesPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    want();
}

void ScopesPanel::showState()
{
    const Sequence *const sequence = m_session.sequence();
    const bool isEmpty = !sequence || sequence->length() == 0;
    m_empty->setVisible(isEmpty);
    m_scopes->setVisible(!isEmpty);
    m_choice->setVisible(!isEmpty);
    m_message->setVisible(!isEmpty && !m_message->text().isEmpty());
}

/// The picture under the playhead is another one.
void ScopesPanel::want()
{
    m_isWanted = true;
    showState();
    if (isVisible() && !m_timer.isActive() && !m_reader->isBusy())
        measure();
}

void ScopesPanel::measure()
{
    if (!m_isWanted || !isVisible() || !m_scopes->isVisibleTo(this))
        return;
    m_isWanted = false;
    m_reader->read({m_session.shown(), m_session.shown()->active, m_session.media()},
                   m_session.playhead());
}

} // namespace weft::ui
