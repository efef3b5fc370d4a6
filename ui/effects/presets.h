#pragma once

#include "core/base/result.h"
#include "core/model/effect.h"
#include "ui/effects/user_files.h"

#include <QObject>

namespace weft::ui {

/// An effect, or several in their order, under a name.
struct EffectPreset
{
    QString name;
    bool isSound = false;
    std::vector<Effect> effects;
};

/// The user's presets: one file each in effect-presets of the user's data folder, named after the
/// preset, holding the edit that pastes its effects as one line of JSON (see edit_json.h), so that
/// it reads the same in every language. Files of the bin and tracks that effects look up belong to
/// their project and are left out. Thread: main.
class EffectPresets : public QObject
{
    Q_OBJECT
public:
    /// @param folder is made when something is saved; empty: the user's
    explicit EffectPresets(QString folder = {}, QObject *parent = nullptr);

    /// All that can be read, by name.
    const std::vector<EffectPreset> &all() const { return m_presets; }
    const EffectPreset *find(const QString &name) const;
    /// Why some files could not be read, a sentence each.
    const QStringList &problems() const { return m_problems; }

    /// In place of one of that name. Errors: Usage (no name, no effects), Output.
    Status save(const QString &name, std::vector<Effect> effects);
    /// Errors (Output): the file cannot be removed.
    Status remove(const QString &name);
    /// Reads the folder again.
    void reload();

Q_SIGNALS:
    void changed();

private:
    Result<EffectPreset> read(const QString &path) const;

    const UserFiles m_files;
    std::vector<EffectPreset> m_presets;
    QStringList m_problems;
};

/// The program's own; made when it is asked for first.
EffectPresets &effectPresets();

} // namespace weft::ui
