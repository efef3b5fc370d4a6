#pragma once

#include "ui/mixer/level_meter.h"

#include <QElapsedTimer>
#include <QTimer>

#include <memory>

namespace weft::ui {

class HeardLevels;
class Session;

/// A meter of all that is heard of the sequence, to stand beside something else: it looks while it
/// is visible. Thread: main.
class MasterMeter : public LevelMeter
{
    Q_OBJECT
public:
    explicit MasterMeter(Session &session, QWidget *parent = nullptr);
    ~MasterMeter() override;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void follow();
    void look();

    Session &m_session;
    std::unique_ptr<HeardLevels> m_levels;
    QTimer m_timer;
    QElapsedTimer m_since;
};

} // namespace weft::ui
