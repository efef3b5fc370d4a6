#pragma once

#include "core/cache/preview_client.h"
#include "core/cache/preview_jobs.h"

#include <QListWidget>

#include <map>

namespace weft::ui {

class Session;

/// The takes of a project as a grid of pictures. All of them show the same moment, which follows
/// the pointer over any of them: takes are compared frame by frame. Dragging takes their shots
/// along.
class GenerationsView : public QListWidget
{
    Q_OBJECT
public:
    explicit GenerationsView(Session &session, QWidget *parent = nullptr);

    /// One entry.
    struct Entry
    {
        QString take;
        ShotId shot; ///< that shows it, or could; 0 = none in the project as it is
        QString title;
        QString facts; ///< "Test card, seed 7"
        int rating = 0;
        bool isChosen = false; ///< the shot shows it
    };
    /// A row's take and shot.
    struct Row
    {
        QString take;
        ShotId shot;
    };
    /// Shows these in place of what was shown; pictures and what is selected stay.
    void setEntries(const std::vector<Entry> &entries);
    /// Shows another picture in the row of a shot that has no take there; nothing where there is no
    /// such row.
    void setPicture(ShotId shot, const QImage &picture);
    QString takeAt(int row) const;
    ShotId shotAt(int row) const;
    /// What is selected, from the top.
    std::vector<Row> selectedRows() const;

    /// The moment that is shown, as a part of each take's length, 0 to 1.
    double moment() const { return m_moment; }

Q_SIGNALS:
    void momentChanged();
    /// The user wants what is selected gone.
    void deleteWanted();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void startDrag(Qt::DropActions actions) override;

private:
    void setMoment(double moment);
    void ask(QListWidgetItem *item);
    void askAll();

    Session &m_session;
    double m_moment = 0;
    std::map<QString, PreviewTicket> m_tickets; ///< by take
};

} // namespace weft::ui
