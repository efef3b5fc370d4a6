#pragma once

#include "core/cache/preview_picture.h"
#include "core/project/title_template.h"
#include "ui/effects/user_files.h"

#include <QObject>

class QWidget;

namespace weft::ui {

class Session;

/// What a drag of a title template carries: its id, as UTF-8.
inline constexpr auto kTitleMime = "application/x-weft-title";

/// Weft's title templates and the user's own, which are one file each in title-templates of the
/// user's data folder, named after the template. Thread: main.
class Titles : public QObject
{
    Q_OBJECT
public:
    /// @param folder is made when something is saved; empty: the user's
    explicit Titles(QString folder = {}, QObject *parent = nullptr);

    struct Entry
    {
        TitleTemplate title; ///< its id is the user's file, or the one that Weft has it under
        bool isOwn = false;  ///< made by the user
    };
    /// All that can be read: Weft's, then the user's by name.
    const std::vector<Entry> &all() const { return m_all; }
    const Entry *find(const QString &id) const;
    /// Why some files could not be read, a sentence each.
    const QStringList &problems() const { return m_problems; }

    /// Under its name, in place of one of that name. Errors: Output.
    Status save(const TitleTemplate &title);
    /// One of the user's own. Errors (Output): the file cannot be removed.
    Status remove(const QString &id);
    /// Reads the folder again.
    void reload();

Q_SIGNALS:
    void changed();

private:
    const UserFiles m_files;
    std::vector<Entry> m_all;
    QStringList m_problems;
};

/// The program's own; made when it is asked for first.
Titles &titles();

/// Puts a template at the playhead, above all that is there, one step of the history; its largest
/// words are selected, to be typed. What cannot be done is told. @return whether it was
bool addTitle(Session &session, const QString &id);
/// Selects the largest words of what an edit has added.
void selectTitle(Session &session, const Project &before);

/// Asks for a name and keeps the selected titles and colours as a template.
void askToSaveTitle(QWidget *parent, Session &session);
/// Whether what is selected can be kept as one.
bool canSaveTitle(const Session &session);

/// What a template looks like, on a plain ground. Nothing where it cannot be placed.
std::optional<PreviewPicture> pictureOfTitle(const TitleTemplate &title);

} // namespace weft::ui
