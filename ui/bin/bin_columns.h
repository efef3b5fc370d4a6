#pragma once

#include <QObject>

#include <vector>

class QMenu;
class QTreeView;

namespace weft::ui {

/// Which columns the bin's list shows: as many as its width has room for beside the names, the most
/// wanted first, until somebody chooses others. Nothing is cut off then and nothing scrolls
/// sideways. What is chosen is kept. Thread: main.
class BinColumns : public QObject
{
    Q_OBJECT
public:
    /// @param tree its parent; has a BinModel behind its filter
    explicit BinColumns(QTreeView *tree);

    /// Whether they follow the width.
    bool areFitted() const { return m_areFitted; }
    void setFitted(bool areFitted);
    /// What no column tells, of kind, duration, size and rating, for a line below the name.
    std::vector<int> untold() const;
    /// Adds what they are chosen by.
    void addTo(QMenu *menu);

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    int widthOf(int column) const;
    void fit();
    void keep();

    QTreeView *m_tree;
    bool m_areFitted = true;
    bool m_isFitting = false;
};

} // namespace weft::ui
