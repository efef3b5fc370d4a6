#include "ui/effects/effects_browser.h"

#include "ui/actions/actions.h"
#include "ui/effects/apply_effect.h"
#include "ui/effects/presets.h"
#include "ui/effects/title_preview.h"
#include "ui/effects/titles.h"
#include "ui/session/session.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QSettings>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace weft::ui {

namespace {

constexpr auto kFavourites = "effects/favourites";
enum Role { MimeRole = Qt::UserRole, IdRole, HelpRole };

QString keyOf(const QTreeWidgetItem &item)
{
    return item.data(0, MimeRole).toString() + QLatin1Char('|') + item.data(0, IdRole).toString();
}

/// A tree whose drags carry what its items stand for.
class EffectTree : public QTreeWidget
{
public:
    using QTreeWidget::QTreeWidget;

protected:
    QStringList mimeTypes() const override
    {
        return {QLatin1String(kEffectMime), QLatin1String(kTransitionMime),
                QLatin1String(kPresetMime), QLatin1String(kTitleMime)};
    }
    QMimeData *mimeData(const QList<QTreeWidgetItem *> &items) const override
    {
        if (items.isEmpty() || items.front()->data(0, IdRole).isNull())
            return nullptr;
        auto *const data = new QMimeData;
        data->setData(items.front()->data(0, MimeRole).toString(),
                      items.front()->data(0, IdRole).toString().toUtf8());
        return data;
    }
};

QToolButton *button(QWidget *parent, const char *iconName, const QString &text)
{
    auto *const made = new QToolButton(parent);
    made->setIcon(icon(iconName));
    made->setToolTip(text);
    made->setAccessibleName(text);
    made->setMinimumSize(kLeastTarget, kLeastTarget);
    return made;
}

} // namespace

EffectsBrowser::EffectsBrowser(Session &session, Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_favourites(QSettings().value(QLatin1String(kFavourites)).toStringList())
    , m_search(new QLineEdit(this))
    , m_list(new EffectTree(this))
    , m_preview(new TitlePreview(session, this))
    , m_help(new QLabel(this))
    , m_star(button(this, "star", tr("Keep among the favourites")))
    , m_add(button(this, "plus", tr("Add to the selected clips (Enter)")))
    , m_remove(button(this, "trash", tr("Remove what you saved")))
{
    m_search->setPlaceholderText(tr("Search effects, transitions and titles"));
    m_search->setAccessibleName(tr("Search effects, transitions and titles"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumHeight(kLeastTarget + 4);
    m_search->installEventFilter(this);
    m_list->setHeaderHidden(true);
    m_list->setAccessibleName(tr("Effects, transitions and titles"));
    m_list->setDragEnabled(true);
    m_list->setDragDropMode(QAbstractItemView::DragOnly);
    m_list->setUniformRowHeights(true);
    m_list->setStyleSheet(QStringLiteral("QTreeView::item { min-height: 24px; }"));
    m_list->installEventFilter(this);
    m_help->setWordWrap(true);
    m_help->setMinimumHeight(2 * QFontMetrics(m_help->font()).height());
    m_help->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_star->setCheckable(true);
    m_remove->setObjectName(QStringLiteral("remove"));

    auto *const buttons = new QHBoxLayout;
    buttons->addWidget(m_help, 1);
    for (QToolButton *const made : {m_remove, m_star, m_add})
        buttons->addWidget(made, 0, Qt::AlignTop);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(6);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addWidget(m_preview);
    column->addLayout(buttons);

    connect(m_search, &QLineEdit::textChanged, this, &EffectsBrowser::filter);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &EffectsBrowser::describe);
    connect(m_list, &QTreeWidget::itemDoubleClicked, this, &EffectsBrowser::addCurrent);
    connect(m_star, &QToolButton::clicked, this, &EffectsBrowser::toggleFavourite);
    connect(m_add, &QToolButton::clicked, this, &EffectsBrowser::addCurrent);
    connect(m_remove, &QToolButton::clicked, this, &EffectsBrowser::remove);
    connect(&effectPresets(), &EffectPresets::changed, this, &EffectsBrowser::fill);
    connect(&titles(), &Titles::changed, this, &EffectsBrowser::fill);
    actions.bind("clip.save-title", {.run = [this] { askToSaveTitle(this, m_session); },
                                     .isPossible = [this] { return canSaveTitle(m_session); }});
    fill();
}

QTreeWidgetItem *EffectsBrowser::group(const QString &title)
{
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        if (m_list->topLevelItem(i)->text(0) == title)
            return m_list->topLevelItem(i);
    }
    auto *const made = new QTreeWidgetItem(m_list, {title});
    made->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    made->setExpanded(true);
    return made;
}

void EffectsBrowser::addItem(QTreeWidgetItem *parent, const QString &label, const char *mime,
                             const QString &id, const QString &help, const char *iconName)
{
    const auto make = [&](QTreeWidgetItem *in) {
        auto *const item = new QTreeWidgetItem(in, {label});
        item->setData(0, MimeRole, QLatin1String(mime));
        item->setData(0, IdRole, id);
        item->setData(0, HelpRole, help);
        item->setToolTip(0, help);
        item->setWhatsThis(0, help);
        item->setIcon(0, icon(iconName));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled);
        return item;
    };
    const QTreeWidgetItem *const item = make(parent);
    if (m_favourites.contains(keyOf(*item)))
        make(m_list->topLevelItem(0));
}

void EffectsBrowser::addProblems(const QString &title, const QStringList &problems)
{
    for (const QString &problem : problems) {
        auto *const item = new QTreeWidgetItem(group(title), {tr("Cannot be read")});
        item->setIcon(0, icon("warning"));
        item->setToolTip(0, problem);
        item->setData(0, HelpRole, problem);
    }
}

void EffectsBrowser::fill()
{
    const QTreeWidgetItem *const before = m_list->currentItem();
    const QString current = before ? keyOf(*before) : QString();
    m_list->clear();
    group(tr("Favourites"));
    for (const EffectEntry &entry : effectCatalogue()) {
        const bool isTransition = entry.kind == EffectKind::Transition;
        const QString title = (isTransition                        ? tr("Transitions: %1")
                               : entry.kind == EffectKind::Picture ? tr("Picture: %1")
                                                                   : tr("Sound: %1"))
                                  .arg(entry.group);
        addItem(group(title), entry.label, isTransition ? kTransitionMime : kEffectMime, entry.id,
                entry.help(),
                isTransition                        ? "dissolve"
                : entry.kind == EffectKind::Picture ? "effect"
                                                    : "sound");
    }
    for (const Titles::Entry &entry : titles().all())
        addItem(group(entry.isOwn ? tr("Titles of your own") : tr("Titles")), entry.title.label,
                kTitleMime, entry.title.id, entry.title.help, "title");
    addProblems(tr("Titles of your own"), titles().problems());
    for (const EffectPreset &preset : effectPresets().all())
        addItem(group(tr("Presets")), preset.name, kPresetMime, preset.name,
                tr("%n effect(s) that were saved together.", nullptr, int(preset.effects.size())),
                "save");
    addProblems(tr("Presets"), effectPresets().problems());
    filter();
    for (QTreeWidgetItemIterator item(m_list); *item; ++item) {
        if (!current.isEmpty() && keyOf(**item) == current)
            m_list->setCurrentItem(*item);
    }
    describe();
}

void EffectsBrowser::filter()
{
    const QStringList words = m_search->text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QTreeWidgetItem *first = nullptr;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *const top = m_list->topLevelItem(i);
        bool hasAny = false;
        for (int j = 0; j < top->childCount(); ++j) {
            QTreeWidgetItem *const item = top->child(j);
            const QString all = top->text(0) + QLatin1Char(' ') + item->text(0) + QLatin1Char(' ')
                                + item->data(0, IdRole).toString();
            const bool fits = std::all_of(words.begin(), words.end(), [&](const QString &word) {
                return all.contains(word, Qt::CaseInsensitive);
            });
            item->setHidden(!fits);
            hasAny |= fits;
            if (fits && !first)
                first = item;
        }
        top->setHidden(!hasAny);
    }
    if (!words.isEmpty() && first)
        m_list->setCurrentItem(first);
    describe();
}

void EffectsBrowser::describe()
{
    const QTreeWidgetItem *const item = m_list->currentItem();
    const bool isReal = item && !item->data(0, IdRole).isNull() && !item->isHidden();
    const QString mime = isReal ? item->data(0, MimeRole).toString() : QString();
    const QString title = mime == QLatin1String(kTitleMime) ? item->data(0, IdRole).toString()
                                                            : QString();
    const Titles::Entry *const known = titles().find(title);
    const QString help = item ? item->data(0, HelpRole).toString() : QString();
    m_help->setText(!help.isEmpty() && !item->isHidden()
                        ? help
                        : tr("Double-click an effect or a title, or drag it to the timeline."));
    m_preview->setTitle(title);
    m_star->setEnabled(isReal);
    m_add->setEnabled(isReal);
    m_remove->setVisible(mime == QLatin1String(kPresetMime) || (known && known->isOwn));
    const bool isFavourite = isReal && m_favourites.contains(keyOf(*item));
    m_star->setChecked(isFavourite);
    m_star->setIcon(icon(isFavourite ? "star-on" : "star"));
}

void EffectsBrowser::addCurrent()
{
    const QTreeWidgetItem *const item = m_list->currentItem();
    if (!item || item->data(0, IdRole).isNull())
        return;
    const QString mime = item->data(0, MimeRole).toString();
    const QString id = item->data(0, IdRole).toString();
    if (mime == QLatin1String(kEffectMime))
        addEffect(m_session, id);
    else if (mime == QLatin1String(kTransitionMime))
        addTransition(m_session, id);
    else if (mime == QLatin1String(kTitleMime))
        addTitle(m_session, id);
    else
        addPreset(m_session, id);
}

void EffectsBrowser::toggleFavourite()
{
    const QTreeWidgetItem *const item = m_list->currentItem();
    if (!item)
        return;
    const QString key = keyOf(*item);
    if (!m_favourites.removeOne(key))
        m_favourites << key;
    QSettings().setValue(QLatin1String(kFavourites), m_favourites);
    fill();
}

void EffectsBrowser::remove()
{
    const QTreeWidgetItem *const item = m_list->currentItem();
    if (!item)
        return;
    const QString id = item->data(0, IdRole).toString();
    if (item->data(0, MimeRole).toString() == QLatin1String(kTitleMime))
        removeTitle(id);
    else
        removePreset(id);
}

void EffectsBrowser::removeTitle(const QString &id)
{
    const Titles::Entry *const found = titles().find(id);
    if (!found)
        return;
    const TitleTemplate title = found->title;
    if (const Status done = titles().remove(id); !done) {
        m_session.notifyProblem(done.error().message);
        return;
    }
    m_session.notify({Notice::Kind::Note, tr("The title template \"%1\" is gone.").arg(title.label),
                      tr("Undo"), [this, title] { tell(titles().save(title)); }});
}

void EffectsBrowser::tell(const Status &done)
{
    if (!done)
        m_session.notifyProblem(done.error().message);
}

void EffectsBrowser::removePreset(const QString &name)
{
    const EffectPreset *const found = effectPresets().find(name);
    if (!found)
        return;
    const EffectPreset preset = *found;
    if (const Status done = effectPresets().remove(preset.name); !done) {
        m_session.notifyProblem(done.error().message);
        return;
    }
    m_session.notify({Notice::Kind::Note, tr("The preset \"%1\" is gone.").arg(preset.name),
                      tr("Undo"),
                      [this, preset] { tell(effectPresets().save(preset.name, preset.effects)); }});
}

bool EffectsBrowser::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            addCurrent();
            return true;
        }
        if (object == m_search && key == Qt::Key_Down) {
            m_list->setFocus();
            return true;
        }
    }
    return QWidget::eventFilter(object, event);
}

} // namespace weft::ui
