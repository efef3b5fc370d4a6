#pragma once

#include "core/export/preset.h"
#include "ui/jobs/preflight.h"

#include <QDialog>
#include <QTimer>

#include <atomic>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace weft::ui {

class Session;

/// How to write the active sequence to a film: preset, name, range, colours, what it will cost, a
/// still of what will be written, and what to know before, whose lines lead to the place. Blocks
/// nothing: the timeline can be worked on beside it. Export puts a job into the queue.
class ExportDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ExportDialog(Session &session, QWidget *parent = nullptr);
    ~ExportDialog() override;

Q_SIGNALS:
    /// The export was added to the queue.
    void queued(const QString &job);

private:
    QWidget *makeForm();
    QWidget *makeSide();
    void fillPresets();
    void chooseFile();
    void presetChanged();
    void refreshSoon() { m_toRefresh.start(); }
    void refresh();
    void lookAgain();
    void showStill();
    void showLines(const std::vector<PreflightLine> &lines, bool isMore);
    void jumpTo(QListWidgetItem *item);
    void exportNow();
    std::vector<QString> queueMissingShots();

    ExportPreset preset() const;
    QString path() const;
    TimeRange range() const;
    std::vector<ShotId> missingShots() const;
    PreflightInput preflightInput() const;

    Session &m_session;
    QStringList m_unusable; ///< why presets of the user's own are left out
    std::vector<ExportPreset> m_presets;
    QComboBox *m_preset = nullptr;
    QLabel *m_help = nullptr;
    QLineEdit *m_file = nullptr;
    QComboBox *m_range = nullptr;
    QComboBox *m_colour = nullptr;
    QLabel *m_facts = nullptr;
    QLabel *m_cost = nullptr;
    QLabel *m_warning = nullptr;
    QLabel *m_still = nullptr;
    QListWidget *m_lines = nullptr;
    QCheckBox *m_makeMissing = nullptr;
    QPushButton *m_export = nullptr;
    QTimer m_toRefresh;
    std::shared_ptr<std::atomic<int>> m_look; ///< number of the newest look; others end
    bool m_hasError = false;
};

} // namespace weft::ui
