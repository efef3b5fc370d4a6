#include "ui/shortcuts/shortcut_editor.h"

#include "ui/actions/actions.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace weft::ui {

namespace {

QString textOf(const QList<QKeySequence> &keys)
{
    QStringList texts;
    for (const QKeySequence &key : keys)
        texts << key.toString(QKeySequence::NativeText);
    return texts.join(QStringLiteral(", "));
}

} // namespace

ShortcutEditor::ShortcutEditor(UserShortcuts shortcuts, QWidget *parent)
    : QDialog(parent)
    , m_shortcuts(std::move(shortcuts))
    , m_sets(new QComboBox(this))
    , m_find(new QLineEdit(this))
    , m_list(new QTreeWidget(this))
    , m_key(new QKeySequenceEdit(this))
    , m_conflict(new QLabel(this))
{
    setObjectName(QStringLiteral("shortcutEditor"));
    setWindowTitle(tr("Keyboard Shortcuts"));
    for (const ShortcutSet &set : shortcutSets())
        m_sets->addItem(set.label, set.id);
    m_sets->setCurrentIndex(std::max(0, m_sets->findData(m_shortcuts.set)));
    m_sets->setAccessibleName(tr("Set of shortcuts to start from"));
    m_find->setPlaceholderText(tr("Find an action or a key"));
    m_find->setAccessibleName(m_find->placeholderText());
    m_find->setClearButtonEnabled(true);
    m_list->setHeaderLabels({tr("Action"), tr("Shortcut")});
    m_list->setRootIsDecorated(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->setAccessibleName(tr("Actions"));
    m_key->setAccessibleName(tr("New shortcut of the selected action"));
    m_conflict->setWordWrap(true);

    auto *const top = new QHBoxLayout;
    top->addWidget(m_sets);
    top->addWidget(m_find, 1);
    auto *const resetButton = new QPushButton(tr("As in the Set"), this);
    auto *const row = new QHBoxLayout;
    auto *const label = new QLabel(tr("New &shortcut:"), this);
    label->setBuddy(m_key);
    row->addWidget(label);
    row->addWidget(m_key, 1);
    row->addWidget(resetButton);
    auto *const buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *const column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addWidget(m_list, 1);
    column->addLayout(row);
    column->addWidget(m_conflict);
    column->addWidget(buttons);
    resize(640, 520);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::accept);
    connect(m_sets, &QComboBox::activated, this,
            [this] { useSet(m_sets->currentData().toString()); });
    connect(m_find, &QLineEdit::textChanged, this, &ShortcutEditor::list);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ShortcutEditor::showCurrent);
    connect(m_key, &QKeySequenceEdit::editingFinished, this,
            [this] { assign(m_key->keySequence()); });
    connect(resetButton, &QPushButton::clicked, this, &ShortcutEditor::reset);
    list();
}

QList<QKeySequence> ShortcutEditor::keysOf(const QString &action) const
{
    const Shortcuts all = m_shortcuts.all();
    const ActionType *const type = findActionType(action);
    return all.contains(action) || !type ? all.value(action) : Actions::defaultShortcuts(*type);
}

QString ShortcutEditor::actionWith(const QKeySequence &key) const
{
    for (const ActionType &type : actionTypes()) {
        if (keysOf(QLatin1String(type.id)).contains(key))
            return QLatin1String(type.id);
    }
    return {};
}

QString ShortcutEditor::currentAction() const
{
    const QTreeWidgetItem *const item = m_list->currentItem();
    return item ? item->data(0, Qt::UserRole).toString() : QString();
}

void ShortcutEditor::list()
{
    const QString current = currentAction();
    m_list->clear();
    for (const ActionType &type : actionTypes()) {
        const QString id = QLatin1String(type.id);
        const QString keys = textOf(keysOf(id));
        const QString find = m_find->text();
        if (!plainText(type).contains(find, Qt::CaseInsensitive)
            && !keys.contains(find, Qt::CaseInsensitive))
            continue;
        auto *const item = new QTreeWidgetItem(m_list, {plainText(type), keys});
        item->setToolTip(0, helpText(type));
        item->setData(0, Qt::UserRole, id);
        if (id == current)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem())
        m_list->setCurrentItem(m_list->topLevelItem(0));
}

void ShortcutEditor::showCurrent()
{
    const QList<QKeySequence> keys = keysOf(currentAction());
    m_key->setKeySequence(keys.isEmpty() ? QKeySequence() : keys.front());
    m_conflict->clear();
}

void ShortcutEditor::useSet(const QString &id)
{
    m_shortcuts = {id, {}};
    tell();
}

void ShortcutEditor::assign(const QKeySequence &key)
{
    const QString action = currentAction();
    if (action.isEmpty() || keysOf(action).value(0) == key)
        return;
    const QString before = key.isEmpty() ? QString() : actionWith(key);
    if (!before.isEmpty() && before != action) {
        QList<QKeySequence> kept = keysOf(before);
        kept.removeAll(key);
        m_shortcuts.changes.insert(before, kept);
    }
    m_shortcuts.changes.insert(action,
                               key.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{key});
    tell();
    if (!before.isEmpty() && before != action)
        m_conflict->setText(
            tr("%1 was the shortcut of \"%2\", which has lost it.")
                .arg(key.toString(QKeySequence::NativeText), plainText(*findActionType(before))));
}

void ShortcutEditor::reset()
{
    if (m_shortcuts.changes.remove(currentAction()))
        tell();
}

void ShortcutEditor::tell()
{
    list();
    showCurrent();
    Q_EMIT changed(m_shortcuts);
}

} // namespace weft::ui
