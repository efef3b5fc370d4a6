#pragma once

#include "core/base/result.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace weft::ui {

class Actions;
class Session;
class TitlePreview;

/// Everything that can be put on clips: effects, transitions and presets, in their groups, and
/// titles to begin with, shown by a picture. Typing narrows it; a double click or Enter adds to
/// what is selected, or a title at the playhead; a drag carries it to a clip or to the timeline
/// (see apply_effect.h, titles.h); a star keeps it in the favourites at the top. Files of the
/// user's own that cannot be read are shown, with why. Binds clip.save-title. Thread: main.
class EffectsBrowser : public QWidget
{
    Q_OBJECT
public:
    EffectsBrowser(Session &session, Actions &actions, QWidget *parent = nullptr);

    QLineEdit *search() const { return m_search; }
    QTreeWidget *list() const { return m_list; }
    TitlePreview *preview() const { return m_preview; }

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void fill();
    void tell(const Status &done);
    void addProblems(const QString &title, const QStringList &problems);
    void filter();
    void describe();
    void addCurrent();
    void toggleFavourite();
    void remove();
    void removePreset(const QString &name);
    void removeTitle(const QString &id);
    QTreeWidgetItem *group(const QString &title);
    void addItem(QTreeWidgetItem *parent, const QString &label, const char *mime, const QString &id,
                 const QString &help, const char *iconName);

    Session &m_session;
    QStringList m_favourites; ///< "mime|id"
    QLineEdit *m_search;
    QTreeWidget *m_list;
    TitlePreview *m_preview;
    QLabel *m_help;
    QToolButton *m_star;
    QToolButton *m_add;
    QToolButton *m_remove;
};

} // namespace weft::ui
