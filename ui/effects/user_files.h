#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace weft::ui {

/// Files of one kind in a folder of the user's data, each named after what it holds. Thread: any.
class UserFiles
{
public:
    /// @param folder empty: `name` in the user's data folder
    /// @param suffix with its dot
    UserFiles(QString folder, const QString &name, QString suffix);

    /// Of those that are there, by name.
    QStringList paths() const;
    QString pathOf(const QString &name) const;
    QString nameOf(const QString &path) const;
    /// For what is about to be written. Errors: Output.
    Status makeFolder() const;
    /// Errors: Output.
    Status remove(const QString &path) const;

private:
    QString m_folder;
    QString m_suffix;
};

} // namespace weft::ui
