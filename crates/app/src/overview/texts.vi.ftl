# Những trang gom mọi thứ về một việc: điều khoản, đơn vị, tổng quan.

overview-trail = Vị trí
overview-parts = Các phần của trang
overview-empties = Chưa có gì
overview-list = Xem danh sách
overview-more = còn { $count } dòng nữa
overview-clauses = mục { $clauses }
overview-due = hạn { $date }

overview-clause-title = Mục { $clause }
overview-clause-source = Xem trong văn bản
overview-clause-open = Mở trang của mục { $clause }
overview-clause-inside = Các điểm bên trong

overview-unit = Hồ sơ đơn vị
overview-unit-open = Hồ sơ đơn vị
overview-unit-register = Tên, mã, vị trí trong bộ máy
overview-unit-above = Trực thuộc
overview-unit-heads = Người đứng đầu
overview-unit-heads-none = Chưa có tài khoản người đứng đầu.

overview-duties = Nhiệm vụ
overview-duties-none = Mục này không giao việc cho ai, hoặc chưa có việc nào mà bạn được xem.
overview-owed = Phần việc
overview-owed-none = Đơn vị chưa được giao phần việc nào mà bạn được xem.
overview-accepted = { $done } trên { $of } phần việc đã công nhận
overview-late = { $count } quá hạn
overview-waiting = { $count } chờ công nhận
overview-unacknowledged = { $count } chưa xác nhận đã nhận
overview-state-late = Quá hạn
overview-state-done = Đã công nhận đủ
overview-state-waiting = Chờ công nhận
overview-state-doing = Đang làm
overview-state-unacknowledged = Chưa xác nhận

overview-coverage = Kế hoạch đưa vào
overview-coverage-none = Chưa có kế hoạch nào nói đến mục này mà bạn được xem. Đơn vị đối chiếu kế hoạch của mình với văn bản này để hiện ở đây.
overview-coverage-says = { $full } đơn vị đưa vào đủ, { $partial } đơn vị đưa vào một phần

overview-targets = Chỉ tiêu
overview-targets-none = Chưa có chỉ tiêu nào lấy mục này làm căn cứ mà bạn được xem.
overview-unit-targets-none = Đơn vị chưa đặt chỉ tiêu nào mà bạn được xem.
overview-figures = Số liệu
overview-figures-none = Số liệu hiện ở đây khi có chỉ tiêu lấy mục này làm căn cứ.
overview-figures-targets = { $count } chỉ tiêu đặt theo mục này

overview-outreach = Tuyên truyền
overview-outreach-none = Chưa có đợt tuyên truyền nào nêu mục này mà bạn được xem.
overview-unit-outreach-none = Chưa có đợt tuyên truyền nào của đơn vị mà bạn được xem.
overview-outreach-says = { $activities } hoạt động của { $units } đơn vị
overview-outreach-last = gần nhất { $date }

overview-findings = Phát hiện qua kiểm tra, giám sát
overview-findings-none = Chưa có phát hiện nào mà bạn được xem.
overview-findings-open = { $count } chưa khắc phục xong
overview-visits = { $count } cuộc kiểm tra, giám sát

overview-difficulties = Khó khăn, kiến nghị
overview-difficulties-none = Chưa có khó khăn nào về mục này mà bạn được xem.
overview-difficulties-waiting = { $count } chờ trả lời
overview-difficulties-held = Khó khăn đang giữ để trả lời
overview-difficulties-held-none = Không có khó khăn nào đơn vị đang giữ mà bạn được xem.
overview-difficulties-raised = Khó khăn, kiến nghị đã nêu
overview-difficulties-raised-none = Chưa có khó khăn, kiến nghị nào của đơn vị mà bạn được xem.

overview-money = Kinh phí
overview-money-none = Chưa có kinh phí nào ghi cho mục này mà bạn được xem.
overview-money-says = { $amount } đồng trong { $count } kế hoạch

overview-plans = Kế hoạch
overview-plans-none = Chưa có kế hoạch nào mà bạn được xem, và không có kế hoạch nào còn nợ mà bạn được biết.
overview-plan-owed = Chưa ban hành

overview-reports = Báo cáo theo đợt
overview-reports-none = Chưa có báo cáo nào phải gửi mà bạn được xem.
overview-reports-says = { $on_time } đúng hạn, { $late } gửi muộn, { $missing } quá hạn chưa gửi
overview-report-accepted = Đã công nhận, đúng hạn
overview-report-on-time = Đã gửi, đúng hạn
overview-report-late = Gửi muộn { $days } ngày
overview-report-missing = Chưa gửi, quá { $days } ngày
overview-report-open = Chưa đến hạn
overview-report-waived = Được miễn

overview-registers = Sổ theo dõi
overview-registers-none = Không có sổ nào của đơn vị mà bạn được xem.
overview-rows = { $count } dòng

overview-lede = Số liệu lúc { $time }, { $date }, chỉ tính những gì bạn được xem.
overview-fresh = Chưa có gì để tổng quan. Đăng ký và ban hành văn bản đầu tiên, phần việc của các đơn vị sẽ hiện ở đây.
overview-numbers = Các số chính
overview-late-units = Đơn vị có việc quá hạn
overview-late-assignments = Phần việc quá hạn
overview-waiting-assignments = Chờ công nhận
overview-of-units = đơn vị
overview-of-assignments = đang mở
overview-from-units = Tính từ { $count } đơn vị
overview-units-with-work = Tính trên mọi đơn vị đang có phần việc
overview-late-in-all = { $count } phần việc quá hạn
overview-nobody-late = Không đơn vị nào quá hạn
overview-all-acknowledged = Mọi phần việc đã được xác nhận
overview-to-accept = { $count } chờ công nhận
overview-nothing-waits = Không có gì chờ
overview-plans-issued = Đã ban hành kế hoạch
overview-plans-late = { $count } đơn vị quá hạn
overview-no-plan-late = Không đơn vị nào quá hạn
overview-reported = Báo cáo { $period }
overview-all-reported = Các đơn vị đã gửi đủ
overview-not-reported = { $count } đơn vị chưa gửi
overview-reports-accepted = { $count } đã công nhận
overview-difficulties-open = Khó khăn, kiến nghị chờ trả lời
overview-of-raised = đã nêu
overview-answered-in-time = Không có gì quá hạn
overview-as-far-as-read = Tính những gì bạn được xem
overview-findings-left = Phát hiện chưa khắc phục xong
overview-of-findings = phát hiện
overview-remedied-in-time = Không có gì quá hạn
overview-from-visits = Từ { $count } cuộc kiểm tra, giám sát

overview-work-none = Không có việc nào chờ bạn.
overview-week = Thay đổi trong tuần
overview-week-days = { $from } đến { $to }
overview-week-none = Tuần qua chưa có thay đổi nào.
overview-week-plans = { $count } kế hoạch được ban hành
overview-week-accepted = { $count } phần việc được công nhận
overview-week-submitted = { $count } phần việc được gửi lên
overview-week-sent-back = { $count } phần việc bị trả lại
overview-week-raised = { $count } khó khăn, kiến nghị mới
overview-week-found = { $count } phát hiện mới qua kiểm tra, giám sát

overview-heat-late = { $units } đơn vị giữ { $count } phần việc quá hạn
overview-heat-nobody-late = Không đơn vị nào quá hạn
overview-heat-region = Nhiệm vụ và đơn vị, cuộn được
overview-duty = Nhiệm vụ
overview-duties-more = còn { $count } nhiệm vụ nữa
overview-document = Văn bản
overview-choose = Xem
overview-state-soon = Sắp đến hạn
overview-state-accepted = Đã công nhận
overview-state-none = Không được giao

overview-years = Các mốc phía trước
overview-year-due = { $count } phần việc đến hạn
overview-year-last-due = muộn nhất { $date }
overview-year-more = còn { $count } chỉ tiêu nữa
overview-year-nothing = Chưa có chỉ tiêu hay hạn nào.

overview-units-title = Đơn vị nào đang chậm
overview-units-lede = { $late } trên { $count } đơn vị có việc quá hạn. Đơn vị chậm nhiều đứng trước.
overview-units-none = Chưa đơn vị nào có phần việc mà bạn được xem.
overview-column-unit = Đơn vị
overview-column-late = Quá hạn
overview-column-waiting = Chờ công nhận
overview-column-unacknowledged = Chưa xác nhận
overview-column-open = Đang mở
